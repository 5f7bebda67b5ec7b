# ruff: noqa: E501 (a table)
"""Every verb of a matter once: how to get there, who does it, with what words, where it leads, who else may. 动作用例。

Tests of the verbs, of their pages and of the API all read this one table.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from secondhalf.core import moments
from secondhalf.matters.models import Matter
from secondhalf.testing.walk import POINT, Walk, picture

OFFICE = {"baiyang"}
ABOVE = {"qinling", "wenxin", "shanlan", "haiyan", "chenguang", "luyuan", "hanmo"}
LEADERS = {"qinling", "shiyan", "fangzheng"}
HIGHER_LEADERS = {"shanlan", "chenguang", "hanmo"}
WATCHERS = {"yunzhou", "gaoyuan", "baiyang", "wenxin", "haiyan", "luyuan"} | LEADERS | HIGHER_LEADERS
LEAD_DEPT = {"jianghe", "linxi"}
BOTH_DEPTS = LEAD_DEPT | {"xiahe", "luming"}
HEADS = {"jianghe", "luming"}
SUPERVISE = {"yunzhou", "gaoyuan", "baiyang", "wenxin", "haiyan", "luyuan"} | LEADERS | HIGHER_LEADERS


@dataclass(frozen=True)
class Case:
    """arrive(world) -> matter; `actor` says `says(world, matter)`; the stage is `after`; `may` are all who may."""

    arrive: Callable
    actor: str
    says: Callable
    after: str
    may: set


def walked(last, **options):
    return lambda world: Walk(world, **options).to(last)


def says(**fixed):
    return lambda world, matter: fixed


def then(last, prepare, **options):
    """Walk to `last`, then let `prepare(world, matter)` do something more."""

    def arrive(world):
        matter = Walk(world, **options).to(last)
        prepare(world, matter)
        return matter

    return arrive


def in_days(days):
    return moments.today() + datetime.timedelta(days=days)


def dispatched_to(world, matter):
    return {"lead": world.places.welfare, "assisting": [world.places.equipment], "note": "请尽快。"}


def disputed(world, matter):
    matter.dispute(by=world.jianghe, reason="not_ours", explanation="浴室设备由设备管理部负责。")


def asked_extension(world, matter):
    matter.ask_extension(by=world.jianghe, reason="循环泵到货延迟。", workdays=5)


def asked_pending(world, matter):
    fields = {"reason_code": "funds", "reason": "资金未到位。", "review_on": in_days(60)}
    matter.ask_pending(by=world.jianghe, **fields)


def pended(world, matter):
    asked_pending(world, matter)
    matter.pend(by=world.shiyan, explanation="同意挂账。")


def with_task(world, matter):
    matter.set_task(by=world.jianghe, title="恢复浴室稳定供热", due_on=in_days(10))


def with_measure(world, matter):
    with_task(world, matter)
    matter.set_measure(by=world.jianghe, task=matter.tasks.get(), title="更换循环泵", due_on=in_days(5))


def the_fixes(world, matter):
    return {
        "resp_leader": world.shiyan.person,
        "resp_department": world.places.welfare,
        "resp_person": world.linxi.person,
        "measures": "更换循环泵。",
        "finish_on": in_days(14),
    }


def left_without_hands(world, matter):
    """Those of the lead department declare an interest in whom it accuses, after the object was named."""
    matter.name_object(by=world.baiyang, organisations=[world.places.equipment], reason="后来才知道说的是谁。")
    for who in (world.jianghe, world.linxi):
        who.person.interests.create(organisation=world.places.equipment, from_on=moments.today())


def the_visit(world, matter):
    return {"points": [POINT], "visited_at": moments.now(), "place": "男浴3号位"}


def the_failed_visit(world, matter):
    point = {**POINT, "name": "更衣间暖气片", "standard": "≥ 45", "measured": "21", "passed": False}
    return {**the_visit(world, matter), "points": [point], "reason": "更衣间两组暖气片不热。"}


def sustained(world, matter):
    matter.sustain(by=world.jianghe, reached="每周测温。", next_on=in_days(90))


def instructed(world, matter):
    matter.instruct(by=world.qinling, text="供暖前普查一遍。", due_on=in_days(20))


def the_proof(world, matter):
    return {
        "reason": "duplicate",
        "explanation": "与上月一件重复，见附件。",
        "evidence": [{"file": picture(world.baiyang)}],
    }


def exclusion_asked(world, matter):
    matter.ask_exclusion(by=world.baiyang, **the_proof(world, matter))


def excluded(world, matter):
    exclusion_asked(world, matter)
    matter.exclude(by=world.shiyan, explanation="同意剔除。")


def another(world, **fields):
    return Walk(world, **fields).to("admit")


def merged(world, matter):
    matter.merge(by=world.baiyang, into=another(world), reason="同一浴室。")


def merged_and_closed(world, matter):
    merged(world, matter)
    master = Matter.objects.get(pk=matter.merged_into.pk)
    Walk.of(world, master, "admit").to("close")


def noticed(world):
    return Walk(world).to("approve")


def over(world):
    matter = noticed(world)
    moments.set_clock(matter.clock("notice").ends_at)
    return matter


CASES = {
    "admit": Case(walked("register"), "baiyang", says(route="full", complexity="hard"), "admitted", OFFICE),
    "decline": Case(walked("register"), "baiyang", says(reason="out_of_scope", explanation="不属工会受理范围。"), "declined", OFFICE),
    "transfer": Case(walked("register"), "baiyang", says(destination="区人社局", explanation="属劳动监察。"), "transferred", OFFICE),
    "dispatch": Case(walked("admit"), "baiyang", dispatched_to, "dispatched", OFFICE),
    "take_back": Case(then("determine", left_without_hands), "baiyang", says(), "admitted", OFFICE),
    "sign_for": Case(walked("dispatch"), "jianghe", says(), "accepted", BOTH_DEPTS),
    "dispute": Case(walked("dispatch"), "jianghe", says(reason="not_ours", explanation="非本部门职责。"), "disputed", HEADS),
    "allow_dispute": Case(walked("dispatch"), "shiyan", says(reason="情况特殊。"), "dispatched", LEADERS | HIGHER_LEADERS),
    "redirect": Case(then("dispatch", disputed), "baiyang", says(explanation="改派设备管理部。"), "admitted", OFFICE),
    "insist": Case(then("dispatch", disputed), "baiyang", says(explanation="仍由生活福利部牵头。"), "dispatched", OFFICE),
    "determine": Case(walked("sign_for"), "jianghe", the_fixes, "under_way", LEAD_DEPT),
    "confirm": Case(walked("determine"), "shiyan", says(), "under_way", LEADERS | HIGHER_LEADERS),
    "set_task": Case(walked("determine"), "jianghe", lambda w, m: {"title": "恢复供热", "due_on": in_days(9)}, "under_way", BOTH_DEPTS),
    "set_measure": Case(
        then("determine", with_task), "linxi",
        lambda w, m: {"task": m.tasks.get(), "title": "换泵", "due_on": in_days(5)}, "under_way", BOTH_DEPTS,
    ),
    "finish_measure": Case(
        then("determine", with_measure), "xiahe",
        lambda w, m: {"measure": m.measures.get(), "result": "已更换。"}, "under_way", BOTH_DEPTS,
    ),
    "report": Case(walked("determine"), "linxi", says(percent=50, text="已拆旧泵。"), "under_way", BOTH_DEPTS),
    "ask_extension": Case(walked("determine"), "jianghe", says(reason="到货延迟。", workdays=5), "under_way", HEADS),
    "extend": Case(then("determine", asked_extension), "shiyan", says(explanation="同意。"), "under_way", OFFICE | LEADERS | HIGHER_LEADERS),
    "ask_pending": Case(
        walked("determine"), "jianghe",
        lambda w, m: {"reason_code": "funds", "reason": "资金未到位。", "review_on": in_days(60)}, "under_way", HEADS,
    ),
    "pend": Case(then("determine", asked_pending), "shiyan", says(explanation="同意。"), "pended", OFFICE | LEADERS | HIGHER_LEADERS),
    "refuse": Case(then("determine", asked_extension), "baiyang", says(explanation="请按期完成。"), "under_way", OFFICE | LEADERS | HIGHER_LEADERS),
    "resume": Case(then("determine", pended), "baiyang", says(explanation="资金到位。"), "under_way", OFFICE),
    "apply": Case(walked("report"), "linxi", says(done="完成。", effect="42℃。", contact="spoken"), "in_review", LEAD_DEPT),
    "review": Case(walked("apply"), "hechuan", says(opinion="同意。"), "in_verification", {"hechuan"}),
    "verify": Case(walked("review"), "yunzhou", the_visit, "to_endorse", {"yunzhou", "gaoyuan"} | LEADERS | HIGHER_LEADERS),
    "send_back": Case(walked("review"), "yunzhou", the_failed_visit, "under_way", {"yunzhou", "gaoyuan"} | LEADERS | HIGHER_LEADERS),
    "endorse": Case(walked("verify"), "shiyan", says(commitment="本人对真实性负责。"), "to_approve", {"shiyan", "hanmo"}),
    "approve": Case(walked("endorse"), "fangzheng", says(opinion="同意销号。"), "noticed", {"qinling", "fangzheng"} | HIGHER_LEADERS),
    "contest": Case(noticed, "qinling", says(reason="东侧淋浴仍不热。"), "in_verification", BOTH_DEPTS | WATCHERS | {"hechuan"}),
    "close": Case(over, "baiyang", says(answer="已修好。"), "closed", OFFICE),
    "redo": Case(walked("close"), "baiyang", says(reason="职工反映仍不热。"), "under_way", OFFICE),
    "hand_up": Case(walked("admit"), "baiyang", says(reason="需上级协调。"), "admitted", OFFICE),
    "hand_down": Case(
        lambda w: Walk(w, holder=w.places.park).to("register"), "wenxin",
        lambda w, m: {"taker": w.places.works, "reason": "属地办理。"}, "registered", {"wenxin"},
    ),
    "reopen": Case(walked("close"), "gaoyuan", says(reason="回头看发现又不热。"), "under_way", {"baiyang", "gaoyuan", "yunzhou", "qinling", "shanlan", "chenguang"}),
    "sustain": Case(walked("report"), "jianghe", lambda w, m: {"reached": "每周测温。", "next_on": in_days(90)}, "sustained", LEAD_DEPT),
    "assess": Case(
        then("report", sustained), "yunzhou",
        lambda w, m: {"holds": "holds", "finding": "记录完整。", "next_on": in_days(180)}, "sustained", SUPERVISE,
    ),
    "unsustain": Case(then("report", sustained), "yunzhou", says(reason="记录中断。"), "under_way", SUPERVISE),
    "archive": Case(walked("close"), "baiyang", says(), "archived", OFFICE),
    "close_merged": Case(then("admit", merged_and_closed), "baiyang", says(answer="随主件办结。"), "closed", OFFICE),
    "amend": Case(walked("register"), "baiyang", says(title="关于四区浴室热水不足的问题", reason="改题"), "registered", OFFICE),
    "name_object": Case(
        walked("admit"), "baiyang",
        lambda w, m: {"person": w.jianghe.person, "organisations": [w.places.equipment], "reason": "后来才知道说的是谁。"},
        "admitted", OFFICE,
    ),
    "retime": Case(walked("determine"), "baiyang", says(edition=0), "under_way", OFFICE),
    "instruct": Case(walked("determine"), "qinling", lambda w, m: {"text": "普查一遍。", "due_on": in_days(9)}, "under_way", LEADERS | HIGHER_LEADERS),
    "report_back": Case(then("determine", instructed), "jianghe", says(text="已普查。"), "under_way", BOTH_DEPTS | OFFICE),
    "remind": Case(walked("determine"), "yunzhou", says(text="快到期了。"), "under_way", SUPERVISE),
    "urge": Case(walked("determine"), "yunzhou", says(text="进度偏慢。"), "under_way", SUPERVISE),
    "supervise": Case(
        walked("determine"), "gaoyuan",
        lambda w, m: {"addressee": w.places.welfare, "reason": "逾期。", "requirement": "书面说明。", "due_on": in_days(5)},
        "under_way", SUPERVISE,
    ),
    "talk": Case(
        walked("determine"), "gaoyuan",
        lambda w, m: {"addressee": w.places.welfare, "held_on": moments.today(), "reason": "连续两次黄牌。", "promised": "月底前整改。"},
        "under_way", SUPERVISE,
    ),
    "circulate": Case(
        walked("determine"), "gaoyuan",
        lambda w, m: {"addressee": w.places.welfare, "tone": "criticism", "told_to": "各部门", "text": "办理迟缓，予以通报批评。"},
        "under_way", SUPERVISE,
    ),
    "merge": Case(walked("admit"), "baiyang", lambda w, m: {"into": another(w), "reason": "同一浴室。"}, "admitted", OFFICE),
    "unmerge": Case(then("admit", merged), "baiyang", says(reason="并非同一处。"), "admitted", OFFICE),
    "split": Case(walked("admit"), "baiyang", says(title="更衣间暖气不热", summary="两组暖气片不热。", reason="分开办理。"), "admitted", OFFICE),
    "ask_exclusion": Case(walked("determine"), "baiyang", the_proof, "under_way", OFFICE),
    "exclude": Case(then("determine", exclusion_asked), "shiyan", says(explanation="同意剔除。"), "under_way", LEADERS | HIGHER_LEADERS),
    "keep_counted": Case(then("determine", exclusion_asked), "shiyan", says(explanation="理由不足。"), "under_way", LEADERS | HIGHER_LEADERS),
    "count_again": Case(then("determine", excluded), "qinling", says(reason="职工提出异议，经核实属实。"), "under_way", LEADERS | HIGHER_LEADERS),
    "relate": Case(walked("admit"), "baiyang", lambda w, m: {"other": another(w), "reason": "同一管网。"}, "admitted", OFFICE),
}  # fmt: skip
