"""The line above an organisation, kept in memory: every step asks for it. 隶属线。"""

from secondhalf.core.kept import Kept


def _load(pk):
    from secondhalf.people.organisations import Organisation

    path = Organisation.objects.filter(pk=pk).values_list("path", flat=True).first()
    return tuple(Organisation.objects.above(path).values_list("pk", flat=True)) if path else ()


line_of = Kept(_load)
line_of.__doc__ = "line_of(key): the keys of the organisation and of everything above it, nearest first."
