"""What is put right beside the loop: left out of the count, counted again, named late. 演示剔除、回避。"""


class SettingRight:
    """Steps of a story that change neither stage nor answer."""

    def ask_exclusion(self):
        evidence = [{"file": self.photo(after=False, by=self.office)}]
        words = self.say("ask_exclusion")
        self.act("ask_exclusion", self.office, reason="not_supported", explanation=words, evidence=evidence)

    def exclude(self):
        self.act("exclude", self.team.leader, explanation=self.say("exclude"))

    def keep_counted(self):
        self.act("keep_counted", self.team.leader, explanation=self.say("keep_counted"))

    def count_again(self):
        self.act("count_again", self.team.leader, reason=self.say("count_again"))

    def name_object(self):
        """The evidence points to one more person than the complaint did: its department loses the dispatch."""
        self.act("name_object", self.first_office, person=self.person("luming"), reason=self.say("name_object"))

    def dispatch_to_the_named(self):
        """To the department of somebody whom nobody has named yet."""
        about = {"lead": self.department("equipment"), "assisting": [], "note": self.say("to_lead")}
        self.act("dispatch", self.office, **about)
