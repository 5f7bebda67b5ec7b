"""The papers of a thing on its own page: forms offered to the reader, and documents that tell of it. 文书栏。"""

from django.template.loader import render_to_string

from secondhalf.papers import policy
from secondhalf.papers.form import offered
from secondhalf.papers.loop import Stage

SHOWN = 10


def of(request, subject, thing, more=()):
    """HTML for a slot of the thing's page; None when there is nothing to show.

    subject: the key of its Subject; the reader is known to see the thing. more: (Form, thing, words) beside it.
    """
    actor = request.actor
    if actor is None or actor.post is None:
        return None
    forms = [(form, thing, form.title) for form in offered(actor, subject, thing)]
    forms += [(form, one, words) for form, one, words in more if form.offered(actor, one)]
    told = policy.of_one(actor, thing.pk).exclude(stage=Stage.DISCARDED)
    documents = list(told.order_by("-id")[:SHOWN])
    if not forms and not documents:
        return None
    offers = [(form.key, form.subject.ref(one), words) for form, one, words in forms]
    return render_to_string("papers/_panel.html", {"forms": offers, "documents": documents}, request)
