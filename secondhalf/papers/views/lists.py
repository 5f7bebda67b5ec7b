"""What I asked for, the documents I may see, drafts first. 文书一览。"""

from django.shortcuts import render

from secondhalf.papers import policy
from secondhalf.papers.form import every
from secondhalf.papers.loop import Stage
from secondhalf.papers.views.asking import inside

SHOWN = 30


def papers(request):
    actor = inside(request)
    seen = policy.visible_to(actor).order_by("-id")
    context = {
        "prints": policy.prints_of(actor).order_by("-id")[:SHOWN],
        "drafts": seen.filter(stage=Stage.DRAFT)[:SHOWN],
        "documents": seen.filter(stage__in=(Stage.ISSUED, Stage.WITHDRAWN))[:SHOWN],
        "forms": {key: form.title for key, form in every().items()},
        "keeps_templates": policy.keeps_templates(actor, actor.post.seat),
    }
    return render(request, "papers/papers.html", context)
