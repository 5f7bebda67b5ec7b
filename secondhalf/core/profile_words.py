# ruff: noqa: E501 (a table)
"""What each key of the jurisdiction profile is called, in groups, for whoever sets it. 管辖配置各项名称。

The order is that of `profile_defaults.py`; a house test says that every key is here.
"""

from django.utils.translation import gettext_lazy as _

GROUPS = [
    (_("Working time and lights"), {
        "office.hours": _("Office hours"),
        "calendar.region": _("Region whose own festivals count"),
        "deadline.warn_before": _("Warning before the last day"),
        "lights.rule": _("When a light turns yellow or red"),
        "lights.lamps": _("Own colours of the lights"),
    }),
    (_("Handling of a matter"), {
        "matter.route": _("Way to the close-out"),
        "matter.admit": _("Time to admit or decline"),
        "matter.sign_for": _("Time to sign for a matter"),
        "matter.sign_for.critical": _("Time to sign for a critical matter"),
        "matter.dispute": _("Time to dispute a dispatch"),
        "matter.disputes_to_leader": _("Dispute that goes to the leader: which one"),
        "matter.due.critical": _("Time for a critical matter"),
        "matter.due.urgent": _("Time for an urgent matter"),
        "matter.due.ordinary": _("Time for an ordinary matter"),
        "matter.due.hard": _("Time for a hard matter"),
        "matter.due.very_hard": _("Time for a very hard matter"),
        "matter.due.petition": _("Time for a matter under the petition rules"),
        "matter.extension": _("Longest extension"),
        "matter.extensions": _("Extensions of one matter, at most"),
        "matter.pending": _("Review date of a pending matter, at the latest"),
        "matter.notice": _("Time on notice before the close-out"),
        "matter.ruling_on_redo": _("Time to rule on a request to redo"),
        "matter.redos_to_superior": _("Redo that goes one level up: which one"),
        "matter.reopen": _("How long whoever spoke may reopen"),
        "matter.archive": _("Time to the archive when nobody gives a verdict"),
        "matter.sustain_review": _("Review of what takes lasting effort, every"),
        "matter.look_back": _("Look-back after the close-out"),
        "matter.five_fixes": _("Which five fixes are shown"),
    }),
    (_("Inspection and rectification"), {
        "rectification.plan": _("Time to submit the rectification plan"),
        "rectification.report": _("Time to submit the rectification report"),
        "rectification.concentrated": _("Concentrated stage of rectification"),
        "rectification.immediate": _("Time for what is put right at once"),
        "rectification.lists": _("Lists of a rectification plan"),
    }),
    (_("Voices and what is kept about people"), {
        "voice.answer": _("Time to answer whoever spoke up"),
        "voice.urge": _("Time before one may urge again"),
        "voice.contact": _("Time to be in touch with whoever spoke"),
        "voice.contact.danger": _("Time to be in touch when there is danger"),
        "voice.ask_pauses": _("The promise waits while the person is asked something"),
        "callback.sample": _("Called back, of a hundred who have an answer"),
        "opening.valid": _("How long a sealed name may be looked at, once agreed"),
        "rights.days": _("Time to answer who asks what is kept about them"),
        "retention.identity": _("Names of those who spoke named are kept for"),
        "retention.sealed": _("Sealed names are kept for"),
        "retention.words": _("Original words, photos and dialogue are kept for"),
        "recusal.post": _("Post that takes over when nobody is left at the top"),
        "files.megabytes": _("Largest file that is taken, in MB"),
    }),
    (_("Petitions"), {
        "petition.tell": _("Time to tell whether a petition is accepted"),
        "petition.extension": _("Longest extension of a petition"),
        "petition.extensions": _("Extensions of one petition, at most"),
        "petition.review_asked": _("Time to ask for a review"),
        "petition.review": _("Time for the review"),
        "petition.second_review_asked": _("Time to ask for the second review"),
        "petition.second_review": _("Time for the second review"),
    }),
    (_("Hotline 12351"), {
        "hotline.due.ordinary": _("Time for an ordinary call"),
        "hotline.due.hard": _("Time for a hard call"),
        "hotline.due.very_hard": _("Time for a very hard call"),
    }),
    (_("Labour-law supervision"), {
        "opinion.title": _("Title of the written opinion"),
        "recommendation.title": _("Title of the written recommendation"),
        "opinion.reply": _("Time for the employer to answer an opinion"),
        "recommendation.dept_reply": _("Time for the department to answer a recommendation"),
        "complaint.not_accept_notice": _("Time to tell that a complaint is not accepted"),
    }),
    (_("Democratic management"), {
        "disclosure.reply": _("Time to answer on what is disclosed"),
        "congress.materials_before": _("Papers reach the representatives before the congress by"),
        "congress.report_after": _("Time to report after the congress"),
        "congress.quorum": _("Representatives present, at least"),
        "congress.pass": _("Votes to pass, more than"),
        "congress.manager_cap": _("Managers among the representatives, at most"),
        "proposal.cosigners": _("Co-signers of a proposal, at least"),
    }),
    (_("Practical matters"), {
        "practical.threshold": _("Satisfied beneficiaries, of a hundred, at least"),
        "practical.rating": _("How long beneficiaries may rate"),
        "practical.report": _("A practical matter under way reports at least every"),
        "practical.season.heating": _("Heating season, first and last day"),
        "practical.season.heat": _("Hot season, first and last day"),
    }),
    (_("What is counted"), {
        "satisfaction.scale": _("Steps of the satisfaction scale"),
        "figures.small_n": _("A rate is greyed when it is over fewer than"),
        "rates.solved": _("Verdicts that count as solved"),
        "rates.satisfied": _("Verdicts that count as satisfied"),
        "rates.basis": _("Rates that are shown first"),
        "rates.compare_min": _("Units are not compared with fewer than"),
        "rates.public_min": _("Public cells are hidden with fewer than"),
        "statistics.year": _("Statistical year"),
    }),
]  # fmt: skip

WORDS = {key: words for _heading, keys in GROUPS for key, words in keys.items()}

# {key: {value: words}}: what may be chosen, one, or several where the default is a list
CHOICES = {
    "matter.route": {
        "full": _("full: review, verify, endorse, approve, notice"),
        "usual": _("usual: review, verify, approve"),
        "short": _("short: verify"),
    },
    "matter.five_fixes": {
        "rectification": _("rectification"),
        "practical": _("practical matters"),
        "hazard": _("hidden dangers"),
        "hazard_law": _("hidden dangers: duty, measures, funds, time, contingency plan"),
    },
    "rectification.lists": {
        "problem": _("list of problems"),
        "task": _("list of tasks"),
        "measure": _("list of measures"),
        "responsibility": _("list of responsibility"),
        "result": _("list of results"),
    },
    "satisfaction.scale": {
        3: _("3: satisfied, basically satisfied, not satisfied"),
        4: _("4: very satisfied, satisfied, basically satisfied, not satisfied"),
    },
    "rates.solved": {
        "yes": _("solved"),
        "partly": _("partly solved"),
        "no": _("not solved"),
        "explained": _("cannot be solved, explained"),
    },
    "rates.satisfied": {
        "very": _("very satisfied"),
        "satisfied": _("satisfied"),
        "basic": _("basically satisfied"),
        "unsatisfied": _("not satisfied"),
    },
    "rates.basis": {"callbacks": _("by call-back"), "verdicts": _("over all verdicts")},
}
