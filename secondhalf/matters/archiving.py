"""Into the archive, when every voice has its verdict or the profile's days have passed. 归档。"""


class Archivable:
    def archive(self, *, by):
        """The file is complete; its retention begins."""
        with self.step("archive", by=by):
            pass
