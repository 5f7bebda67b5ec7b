"""Public notice of a close-out: 销号公示. Only the approved public text is printed, never the ledger (DOMAIN §5.11)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from secondhalf.matters import publication_policy
from secondhalf.matters.paper_words import day
from secondhalf.matters.publishing import PublicationKind, PublicationStage
from secondhalf.papers.page import OFFICIAL, page, para

OUT = {"kind": PublicationKind.NOTICE, "stage": PublicationStage.PUBLISHED}


def visible_to(actor):
    """The notices of close-outs that are out, of matters that the actor sees."""
    return publication_policy.visible_to(actor).filter(**OUT)


def about(publication, *, by, language):
    return {
        "title": _("Public notice of a close-out"), "heading": publication.title, "text": publication.text,
        "place": publication.place, "category": str(publication.category), "number": publication.no,
        "from_on": day(publication.from_on), "to_on": day(publication.to_on), "issuer": publication.holder.name,
        "date": day(publication.published_at),
    }  # fmt: skip


def lay(it):
    until = _("It is on public notice from %(first)s to %(last)s.") % {"first": it["from_on"], "last": it["to_on"]}
    since = _("It is on public notice from %(first)s on.") % {"first": it["from_on"]}
    ask = _("Whoever thinks otherwise may say so to the union in these days, by name or without; it is verified again.")
    body = [para(text) for text in it["text"].splitlines() if text.strip()]
    body += [para(until if it["to_on"] else since), para(ask)]
    return page(
        OFFICIAL, title=f"{it['title']}\n{it['heading']}", number=it["number"], body=body, signer=it["issuer"],
        date=it["date"], language=it["language"],
    )  # fmt: skip


PLACES = {
    "title": gettext_lazy("what the form is called"),
    "heading": gettext_lazy("title of the public text"),
    "text": gettext_lazy("the public text"),
    "place": gettext_lazy("place"),
    "category": gettext_lazy("category"),
    "number": gettext_lazy("number of the public text"),
    "from_on": gettext_lazy("first day of the notice"),
    "to_on": gettext_lazy("last day of the notice"),
    "issuer": gettext_lazy("the union that issues it"),
    "date": gettext_lazy("day of issue"),
}
