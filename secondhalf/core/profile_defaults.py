"""What the jurisdiction profile says where nobody has said otherwise, with the source of each. 管辖配置默认值。

Sources are cited as in DOMAIN.md: [L..] law or regulation, [W..] public page, [K] common practice to be confirmed by a
cadre, [D] a decision of this project. A time limit is {"amount", "unit", "regime"}; units are those of worktime.UNITS.
"""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Default(NamedTuple):
    value: Any
    source: str
    known: Any = ""


def _limit(amount, unit, regime=""):
    return {"amount": amount, "unit": unit, "regime": regime}


_PETITIONS = "信访工作条例"

DEFAULTS = {
    # key                              value, source, values known elsewhere
    # --- working time ---------------------------------------------------------------------------------------------
    "office.hours": Default("08:30-12:00, 13:30-17:30", "[D] DOMAIN 2.5, 19 workhour"),
    "calendar.region": Default("", "[L17] art. 4: minority festivals are set by local governments"),
    "deadline.warn_before": Default([3, 1], "[D] DOMAIN 2.5: working days before the last day"),
    "lights.rule": Default(
        {"near_days": 3, "behind_near": 10, "behind_late": 30},
        "[W78] DOMAIN 5.8",
        _("colours differ everywhere: [W75] [W76] [W77]"),
    ),
    "lights.lamps": Default(
        {},
        "[W79] one hotline uses the colours in the opposite sense",
        _("a css class for each colour"),
    ),
    # --- the loop of a matter -------------------------------------------------------------------------------------
    "matter.route": Default("usual", "[D] HOUSE 4: full, usual or short"),
    "matter.admit": Default(_limit(15, "day"), "[L1] arts 22, 23"),
    "matter.sign_for": Default(_limit(4, "workhour"), "[D] DOMAIN 9.5 即时签收"),
    "matter.sign_for.critical": Default(_limit(30, "minute"), "[D] DOMAIN 9.5 即时签收"),
    "matter.dispute": Default(_limit(5, "workday"), "[L1] art. 23", _("7 working days, later ones ignored [W27]")),
    "matter.disputes_to_leader": Default(3, "DOMAIN 2.3: the third dispute goes to the leader"),
    "matter.due.critical": Default(_limit(2, "hour"), "[D] DOMAIN 9.5 特急: contact; [L1] art. 25, [L2] art. 29"),
    "matter.due.urgent": Default(_limit(24, "hour"), "[D] DOMAIN 9.5 紧急"),
    "matter.due.ordinary": Default(_limit(5, "workday"), "[D] DOMAIN 9.5 一般", _("3 working days [W84]")),
    "matter.due.hard": Default(_limit(15, "workday"), "[D] DOMAIN 9.5 难点"),
    "matter.due.very_hard": Default(_limit(30, "workday"), "[D] DOMAIN 9.5 特别复杂", _("60 days")),
    "matter.due.petition": Default(_limit(60, "day", _PETITIONS), "[L1] art. 34, from acceptance"),
    "matter.extension": Default(_limit(30, "day"), "[L1] art. 34: at most, approved by the head, reason told"),
    "matter.extensions": Default(1, "DOMAIN 2.3: once by default"),
    "matter.pending": Default(_limit(90, "day"), "[D] DOMAIN 2.3: review date at most so far away"),
    "matter.notice": Default(_limit(5, "workday"), "[K] DOMAIN 2.3, 5.7 step 6"),
    "matter.ruling_on_redo": Default(_limit(3, "workday"), "DOMAIN 2.3 redo"),
    "matter.redos_to_superior": Default(2, "DOMAIN 2.3: the second redo goes one level up", _("more than 3 [W114]")),
    "matter.reopen": Default(_limit(30, "day"), "[D] DOMAIN 2.3: how long the reporter may reopen"),
    "matter.archive": Default(_limit(30, "day"), "[D] days after close-out when voices stay unrated"),
    "matter.sustain_review": Default(_limit(3, "month"), "[D] DOMAIN 0.5 law 13: periodic review"),
    "matter.look_back": Default([3, 12], "DOMAIN 5.10: months after close-out, first and last"),
    "matter.five_fixes": Default(
        "rectification",
        "[K] DOMAIN 5.6: the scheme, which five an organisation shows",
        _("hidden dangers: classic [W73], by the law [W74]; practical matters [K]"),
    ),
    # --- inspection and rectification -----------------------------------------------------------------------------
    "rectification.plan": Default(_limit(1, "month"), "[W71] DOMAIN 5.2: plan and lists, from the feedback on"),
    "rectification.report": Default(_limit(2, "month"), "[W70] DOMAIN 5.2: report, and the head's own"),
    "rectification.concentrated": Default(
        _limit(3, "month"), "[K] DOMAIN 5.2: many county and enterprise rounds", _("6 months under the 2024 rule [K]")
    ),
    "rectification.immediate": Default(_limit(15, "day"), "[D] DOMAIN 5.3 立行立改: from the feedback on"),
    "rectification.lists": Default(
        ["problem", "task", "responsibility"], "[W60] DOMAIN 2.4", _("measures [W64]; results [W67]")
    ),
    "voice.answer": Default(
        _limit(15, "workday"), "[D] the day promised to whoever speaks up", _("3 working days [W84]")
    ),
    "voice.urge": Default(_limit(3, "workday"), "[D] how long after urging one may urge again"),
    "voice.contact": Default(_limit(1, "workday"), "[D] DOMAIN 9.5, 9.7: somebody is in touch with whoever spoke"),
    "voice.contact.danger": Default(_limit(2, "hour"), "[D] DOMAIN 9.5 特急: contact; [L1] art. 25, [L2] art. 29"),
    "voice.ask_pauses": Default(False, "[D] [K] DOMAIN 2.5: the promise waits while the person is asked something"),
    "callback.sample": Default(20, "[D] DOMAIN 9.5: of a hundred who have an answer, so many are called back"),
    "opening.valid": Default(
        _limit(24, "hour"), "[D] DOMAIN 9.4: how long who asked may look, once another one agreed"
    ),
    "rights.days": Default(_limit(15, "day"), "[D] DOMAIN 13.1: answer to who asks for what is kept about them"),
    "retention.identity": Default(_limit(24, "month"), "[D] DOMAIN 13.2 P2: who spoke named, after the matter is shut"),
    "retention.sealed": Default(
        _limit(12, "month"), "[D] DOMAIN 13.2 P4: a sealed identity, past the watch of 180 days after the close-out"
    ),
    "retention.words": Default(_limit(120, "month"), "[D] DOMAIN 13.2 P1: original words, photos, dialogue"),
    "recusal.post": Default("", "[D] HOUSE 6: the post that takes over when nobody is left at the top"),
    "files.megabytes": Default(20, "[D] the largest file that is taken, in MB"),
    # --- petitions ------------------------------------------------------------------------------------------------
    "petition.tell": Default(_limit(15, "day", _PETITIONS), "[L1] art. 23"),
    "petition.extension": Default(_limit(30, "day", _PETITIONS), "[L1] art. 34: at most, approved by the head"),
    "petition.extensions": Default(1, "[L1] art. 34"),
    "petition.review_asked": Default(_limit(30, "day", _PETITIONS), "[L1] art. 35, from the written reply"),
    "petition.review": Default(_limit(30, "day", _PETITIONS), "[L1] art. 35"),
    "petition.second_review_asked": Default(_limit(30, "day", _PETITIONS), "[L1] art. 36"),
    "petition.second_review": Default(_limit(30, "day", _PETITIONS), "[L1] art. 36, hearings not counted"),
    # --- hotline 12351: names of the three classes [W110]; their days are not published -----------------------------
    "hotline.due.ordinary": Default(
        _limit(5, "workday"), "[W110] 一般; days [D] DOMAIN 9.5", _("3 working days [W84]")
    ),
    "hotline.due.hard": Default(_limit(15, "workday"), "[W110] 难点; days [D] DOMAIN 9.5"),
    "hotline.due.very_hard": Default(_limit(30, "workday"), "[W110] 特别复杂; days [D] DOMAIN 9.5", _("60 days")),
    # --- labour-law supervision -----------------------------------------------------------------------------------
    "opinion.title": Default(
        "工会劳动法律监督意见书", "DOMAIN 1.4", "工会劳动法律监督整改意见书 [L5 art.46]; 整改意见书 [L6 art.33]"
    ),
    "recommendation.title": Default(
        "工会劳动法律监督建议书",
        "DOMAIN 1.4",
        "工会劳动法律监督处理建议书 [L5 art.46]; 劳动法律监督处理建议书 [L6 art.33]",
    ),
    "opinion.reply": Default(
        _limit(15, "workday"),
        "[L3] art. 22, [W8]",
        _("15 d Beijing [L21]; 30 d Shaanxi draft [W9]; 60 d Nanchang [W7]; 90 d [L5]"),
    ),
    "recommendation.dept_reply": Default(
        _limit(15, "workday"),
        "[L21] after deciding",
        _("file within 5 wd [W8]; 60 d [W7]; 30 d Chongqing [L21], Shanghai [L5]"),
    ),
    "complaint.not_accept_notice": Default(_limit(5, "workday"), "[L3] art. 17"),
    # --- democratic management ------------------------------------------------------------------------------------
    "disclosure.reply": Default(_limit(30, "day"), "[L6] art. 23; Chongqing"),
    "congress.materials_before": Default(_limit(7, "day"), "[L5] art. 30, [L7] art. 19"),
    "congress.report_after": Default(_limit(7, "workday"), "[L5] art. 37"),
    "congress.quorum": Default([2, 3], "[L5] [L6] [L7]: at least this share of the representatives"),
    "congress.pass": Default(
        [1, 2], "[L5] art. 31, [L6] art. 15: more than this share of all representatives, secret ballot"
    ),
    "congress.manager_cap": Default([20, 100], "[L5] [L6]: at most", _("regional: 30 % managers Shanghai")),
    "proposal.cosigners": Default(2, "DOMAIN 3.3"),
    # --- practical matters ----------------------------------------------------------------------------------------
    "practical.threshold": Default(85, "DOMAIN 6.3: of a hundred who rated, at least so many satisfied"),
    "practical.rating": Default(_limit(14, "day"), "[D] DOMAIN 6.3: how long the beneficiaries may rate"),
    "practical.report": Default(_limit(1, "month"), "[D] DOMAIN 6.3 月报: from the last entry, while under way"),
    "practical.season.heating": Default("11-15, 03-15", "[K] DOMAIN 6.4 供暖: first and last day", _("by city")),
    "practical.season.heat": Default("06-15, 09-15", "[K] DOMAIN 6.4 高温: first and last day", _("by city")),
    # --- what is counted ------------------------------------------------------------------------------------------
    "satisfaction.scale": Default(3, "DOMAIN 1.4: 满意/基本满意/不满意", _("4: 非常满意/满意/基本满意/不满意 [W84]")),
    "figures.small_n": Default(10, "DOMAIN 9.7: a rate over fewer is greyed"),
    "rates.solved": Default(["yes"], "DOMAIN 9.7; [L2] art. 32: formulas are issued as scoring rules and change"),
    "rates.satisfied": Default(["very", "satisfied", "basic"], "[W30] DOMAIN 0.5 law 5: includes 基本满意 by custom"),
    "rates.basis": Default("callbacks", "DOMAIN 9.7: the rates shown first", _("verdicts: over all verdicts")),
    "rates.compare_min": Default(10, "[D] DOMAIN 9.7: units with fewer are not compared"),
    "rates.public_min": Default(5, "DOMAIN 12.3: smaller cells are hidden in anything public"),
    "statistics.year": Default(["10-01", "09-30"], "[W92] the 2014 rule; confirm yearly"),
}
