# ruff: noqa: E501 (tables)
"""An inspection of the demo: eight findings, most struck off, one kept up, one relapsed, one found anew. 演示巡察整改。"""

import datetime

from django.utils import translation

from secondhalf.core import access, clocks, moments
from secondhalf.files.taking import take
from secondhalf.matters import policy as matters_policy
from secondhalf.matters.models import Matter
from secondhalf.matters.publishing import Limit
from secondhalf.rectification import policy
from secondhalf.rectification.models import Inspection, PublicText
from secondhalf.rectification.receiving import dates_from
from secondhalf.testing.demo_hours import DAY
from secondhalf.testing.demo_pictures import photo
from secondhalf.testing.demo_teams import STEEL

NAME = ("2026年第二轮巡察", "Second round of tours 2026")
INSPECTOR = ("江源市委第三巡察组", "Third Inspection Group of Jiangyuan City")
ASPECTS = {
    "voices": ("职工诉求办理", "Handling of workers’ demands"),
    "democracy": ("民主管理", "Democratic management"),
    "safety": ("劳动安全", "Safety at work"),
}
#  place     aspect       class        lead         how far     the finding, how it shows, cause, goal, measures
FINDINGS = [
    ("1.1.1", "voices", "limited", "personnel", "closed", ("职工诉求“收得进、办不出”，有的超期未复。", "Demands of workers come in and do not come out; some are not answered in time."), ("抽查诉求312件，超期41件。", "Of 312 demands looked at, 41 were late."), ("无统一台账，时限无人盯。", "No common register; nobody watches the dates."), ("应办结按时率不低于95%。", "At least 95 % finished in time."), ("建统一台账，4个办公小时内签收，逾期发督办单。", "One register; signed for within 4 office hours; a note when late.")),
    ("1.1.2", "voices", "staged", "welfare", "noticed", ("第四服务区浴室热水不足，职工反映强烈。", "Not enough hot water in the bathhouse of service area 4; workers complain much."), ("夜班22时后出水低于30℃。", "Below 30 °C after 22:00."), ("循环泵老化，夜班无补水。", "The pump is old; no water is added at night."), ("任一时段出水不低于40℃。", "At least 40 °C at any hour."), ("更换循环泵，夜班单独补水。", "Change the pump; add water at night.")),
    ("1.1.3", "voices", "limited", "welfare", "mostly", ("职工浴室维护责任不清，无巡检记录。", "Nobody is charged with the upkeep of the bathhouses; no records of checks."), ("四个服务区均无测温、检修台账。", "None of the four areas keeps a book of temperatures and repairs."), ("福利、设备两部门职责交叉。", "Duties of two departments overlap."), ("责任到人，每周有记录。", "A named person; a record each week."), ("印发维护责任清单，每周测温上墙。", "Issue a list of duties; post the weekly temperature.")),
    ("1.2.1", "voices", "sustained", "personnel", "sustained", ("对不满意的诉求缺少重办机制。", "There is no way to redo a demand that was not settled."), ("回访流于形式。", "Call-backs are a form only."), ("制度缺位。", "No rule for it."), ("不满意必重办。", "What does not satisfy is redone."), ("修订办法，增设重办与提级条款，每季评估。", "Revise the rules: redo and go a level up; assessed each quarter.")),
    ("2.1.1", "democracy", "limited", "personnel", "closed", ("职代会提案答复“一答了之”，落实情况无人跟踪。", "Proposals are answered and nobody follows what becomes of them."), ("上届提案46件，落实情况未通报。", "46 proposals of the last session; nothing reported."), ("答复与落实未分开统计。", "Answered and carried out are counted as one."), ("逐件通报落实情况。", "Report on each of them."), ("建提案落实台账，每季向代表通报。", "A register of proposals; a report to representatives each quarter.")),
    ("2.1.2", "democracy", "immediate", "personnel", "relapsed", ("厂务公开内容更新不及时。", "What is to be disclosed is not kept up to date."), ("食堂采购公示滞后两个月。", "Canteen purchases were posted two months late."), ("无更新时限。", "No date by which to post it."), ("按月公开。", "Posted every month."), ("列公开目录，逐项定更新日。", "A list of what to post, each with its day.")),
    ("3.1.1", "safety", "limited", "safety", "closed", ("高温岗位防护用品发放标准偏低、不按时。", "Protective gear at hot workplaces is too little and late."), ("轧钢班组手套月均缺1.2双/人。", "1.2 pairs of gloves a month short for each."), ("定额多年未调。", "The quota is years old."), ("按新定额足额发放。", "Enough by a new quota."), ("调整定额，班组领用上墙公示。", "A new quota; what each team takes is posted.")),
    ("3.1.2", "safety", "limited", "safety", "under_way", ("隐患整改存在“纸面整改”。", "Hazards are put right on paper only."), ("抽查20项，3项现场未改。", "Of 20 looked at, 3 were not done on the spot."), ("无现场核验。", "Nobody goes to look."), ("核验率100%。", "Every one verified."), ("销号必附现场核验记录，每季回头看。", "No close-out without a record of a visit; a look-back each quarter.")),
]  # fmt: skip
SAYS = {
    "preface": ("为做好巡察反馈问题整改，成立整改工作领导小组，主要负责人任组长，按“三个清单”逐项推进、逐项销号。", "A leading group under the general manager puts the findings right one by one, by three lists, and strikes them off one by one."),
    "agree": ("同意。", "Agreed."),
    "done": ("措施已全部落实，制度已印发执行。", "All measures are done; the rules are issued and kept."),
    "effect": ("达到整改目标，职工认可。", "The goal is reached; workers agree."),
    "progress": ("已完成主要措施，正在巩固。", "The main measures are done and being made to last."),
    "opinion": ("措施与佐证对应，同意。", "Measures and evidence match."),
    "commitment": ("以上整改情况真实，本人对真实性负责。", "The above is true; I answer for its truth."),
    "place": ("现场", "on the spot"),
    "check": (("整改措施落实", "Measures carried out"), ("逐条落实", "each of them"), ("全部落实", "all of them")),
    "grounds": ("主要措施已落实，每周记录尚待坚持。", "The main measures are done; the weekly record has to last."),
    "reached": ("办法已修订，首季评估良好。", "The rules are revised; the first quarter was good."),
    "situation": ("巡察反馈问题8项，已建立台账，逐项明确责任、措施和时限。", "Eight findings are in the ledger, each with who answers for it, measures and a day."),
    "did": ("一是领导带头，二是清单管理，三是现场核验，四是公开接受监督。", "Leaders went first; lists were kept; results were verified on the spot and published."),
    "problems": ("个别问题整改进度偏慢，长效机制还需巩固。", "Some findings are slow; what was reached has to last."),
    "next": ("对未完成问题倒排工期，对已销号问题开展回头看。", "Dates for what is left; a look-back at what was struck off."),
    "relapsed": ("九月份食堂采购公示又滞后二十天。", "The purchases of September were again posted twenty days late."),
    "held": ("抽查三个班组，领用记录齐全，职工满意。", "Three teams looked at: records complete, workers content."),
    "new": ("提案落实情况已按季通报；另查阅上季合理化建议登记簿，有3件无人答复。", "Proposals are reported on each quarter; but of the suggestions registered last quarter, three were never answered."),
    "anew": ("职工合理化建议有登记、无答复。", "Suggestions of workers are registered and not answered."),
    "life": ("领导班子召开巡察整改专题民主生活会，逐条对照反馈问题开展批评与自我批评，会后列出整改措施12条。", "The leading body held a democratic-life meeting on the findings, with criticism and self-criticism on each; 12 measures came out of it."),
    "assessed": ("纪检、组织、督查办联合会议评估整改成效，职工代表5人列席。", "Discipline inspection, organisation and supervision offices assessed the results together; five workers’ representatives sat in."),
    "circular": ("向全体党员通报集中整改进展情况。", "All Party members were told of the progress of the concentrated stage."),
    "public": ("在厂务公开栏和内网向职工和社会公开整改进展，公开期15个工作日。", "Posted for workers and the public on the notice boards and the intranet, for 15 working days."),
    "behind": ("整改进度滞后，约谈部门主要负责人。", "Rectification is behind its schedule: a talk with the head of the department."),
    "promised": ("月底前补齐现场核验记录，每周报进度。", "Records of visits complete by the end of the month; a report each week."),
    "told_to": ("公司各部门", "all departments of the company"),
    "circular_text": ("隐患整改停留在纸面，进度滞后，予以通报批评。", "Hazards were put right on paper only, and late: criticised by circular."),
    "title": ("巡察整改进展情况公开", "Progress of rectification"),
    "text": ("巡察反馈的问题已全部建立台账，大部分完成整改并销号；未完成的正在按计划推进。欢迎职工监督。", "All findings of the inspection are in a ledger; most are put right and struck off. The others go on by plan. Workers are invited to watch."),
}  # fmt: skip


class Rectification:
    """Told after all stories. `book` is theirs."""

    def __init__(self, book):
        self.book, self.world = book, book.world

    def tell(self):
        with translation.override("en" if self.world.language == "en" else "zh-hans"):  # some verbs keep their words
            return self.told()

    def told(self):
        w = self.world
        self.minutes = 46 * DAY
        moments.set_clock(self.book.hours.before(self.minutes))
        self.inspection = Inspection.receive(
            by=w.baiyang, name=self.word(NAME), source="tour", inspector=self.word(INSPECTOR), unit=w.places.steel,
            head=w.fangzheng.person, feedback_on=moments.today(),
            stage_end_on=moments.local_day(self.book.hours.before(4 * DAY)),
        )  # fmt: skip
        self.act("sign_personally", "fangzheng")
        self.act("enter_findings", "baiyang", rows=[self.row(line) for line in FINDINGS])
        self.findings = {finding.outline: finding for finding in self.inspection.findings.all()}
        self.begin()
        self.hold("life", 40, "江钢党〔2026〕22号")
        self.act("submit_plan", "baiyang", preface=self.say("preface"))
        self.act("approve_plan", "qinling", opinion=self.say("agree"), meeting_no="党委会〔2026〕18号")
        self.work()
        self.report()
        self.look_back()
        self.press(self.findings["3.1.2"])
        self.hold("assessed", 3, "联评〔2026〕2号")
        self.hold("circular", 2, "江钢党〔2026〕31号")
        self.publish()
        self.hold("public", 1, "")
        return self.inspection

    def word(self, pair):
        return pair[0 if self.world.language == "zh" else 1]

    def say(self, name):
        return self.word(SAYS[name])

    def row(self, line):
        place, aspect, kind, _lead, _far, words, specifics, *_rest = line
        said = {"aspect": self.word(ASPECTS[aspect]), "words": self.word(words), "specifics": self.word(specifics)}
        if kind in ("limited", "staged"):  # longer than the concentrated stage
            said["due_on"] = dates_from(self.inspection.feedback_on, self.inspection.where)["stage_end_on"]
        return {"outline": place, "rectify_class": kind, "touches_workers": aspect == "safety", **said}

    def hold(self, kind, days, paper_no):
        """Something on the way beside plan and report, so many days ago."""
        self.minutes = days * DAY
        self.tick()
        self.act("record_node", "baiyang", kind=kind, held_on=moments.today(), text=self.say(kind), paper_no=paper_no)

    def tick(self, minutes=2):
        """The next act is some minutes of office time later."""
        self.minutes -= minutes
        moments.set_clock(self.book.hours.before(self.minutes))

    def act(self, verb, account, **said):
        """A verb of the inspection."""
        self.tick()
        self.inspection = Inspection.objects.select_related("holder", "unit").get(pk=self.inspection.pk)
        return self.do(policy, verb, account, self.inspection, **said)

    def on_matter(self, finding, verb, account, **said):
        self.tick()
        matter = Matter.objects.select_related("holder").get(pk=finding.matter_id)
        return self.do(matters_policy, verb, account, matter, **said)

    def on_finding(self, finding, verb, account, **said):
        self.tick()
        fresh = policy.findings_visible_to(getattr(self.world, account)).select_related("matter").get(pk=finding.pk)
        return self.do(policy.FINDINGS, verb, account, fresh, **said)

    def do(self, rules, verb, account, thing, **said):
        actor = getattr(self.world, account)
        access.refuse_unless(rules, actor, verb, thing)
        self.book.ask(rules, actor, verb, thing)
        return getattr(thing, verb)(by=actor, **said)

    def begin(self):
        """Every finding is admitted, dispatched, signed for, analysed and determined."""
        for place, _aspect, kind, lead, _far, _words, _specifics, cause, goal, measures in FINDINGS:
            finding, head = self.findings[place], STEEL.heads[lead]
            department = getattr(self.world.places, lead)
            self.on_matter(finding, "admit", "baiyang")
            self.on_matter(finding, "dispatch", "baiyang", lead=department)
            self.on_matter(finding, "sign_for", head)
            self.on_finding(
                finding, "analyse", head, cause=self.word(cause), goal=self.word(goal), commonality="common"
            )
            self.on_matter(
                finding, "determine", head, resp_leader=self.world.shiyan.person, resp_department=department,
                resp_person=getattr(self.world, STEEL.handlers[lead]).person, measures=self.word(measures),
                finish_on=clocks.last_day(finding.matter.due_at) if finding.matter.due_at else self.inspection.stage_end_on,
            )  # fmt: skip
            if kind == "staged":
                self.stages(finding, head, self.word(measures))

    def stages(self, finding, head, words):
        first = moments.today() + datetime.timedelta(days=7)
        task = self.on_matter(finding, "set_task", head, title=words[:60], due_on=first + datetime.timedelta(days=21))
        for order in (0, 1):
            due_on = first + datetime.timedelta(days=14 * order)
            parts = words.replace("；", "，").replace(";", "，").split("，")
            self.on_matter(finding, "set_measure", head, task=task, title=parts[order % len(parts)], due_on=due_on)

    def work(self):
        self.minutes = 36 * DAY
        for place, *_rest in FINDINGS:
            lead, far = next((line[3], line[4]) for line in FINDINGS if line[0] == place)
            self.carry(self.findings[place], STEEL.handlers[lead], STEEL.heads[lead], far)

    def carry(self, finding, hand, head, far):
        percent = 60 if far in ("under_way", "mostly") else 95
        exhibits = [{"file": self.picture(hand), "shows": "after"}]
        self.on_matter(finding, "report", hand, percent=percent, text=self.say("progress"), exhibits=exhibits)
        if far == "mostly":
            self.on_finding(finding, "word_completion", "gaoyuan", word="mostly", grounds=self.say("grounds"))
        elif far == "sustained":
            next_on = moments.today() + datetime.timedelta(days=90)
            self.on_matter(finding, "sustain", hand, reached=self.say("reached"), next_on=next_on)
        elif far != "under_way":
            self.strike_off(finding, hand, head, far)

    def picture(self, hand):
        actor = getattr(self.world, hand)
        return take(photo(["sheet", 0, 1], after=True), by=actor, realm=actor.realm, taken_at=moments.now())

    def strike_off(self, finding, hand, head, far):
        """Application with the workers' word, review, visit, endorsement, approval, notice, close-out, filing."""
        before = self.minutes
        if far == "noticed":
            self.minutes = 2 * DAY
        matter = finding.matter
        for measure in matter.measures.filter(finish=None):
            self.on_matter(finding, "finish_measure", hand, measure=measure, result=self.say("done"))
        self.on_finding(finding, "confirm_by_workers", hand, asked=24, agreed=23, representatives=2)
        self.on_matter(finding, "apply", hand, done=self.say("done"), effect=self.say("effect"), contact="spoken")
        self.on_matter(finding, "review", "hechuan", opinion=self.say("opinion"))
        name, standard, measured = map(self.word, SAYS["check"])
        point = {"name": name, "standard": standard, "measured": measured, "passed": True}
        visit = {"visited_at": moments.now(), "place": self.say("place")}
        self.on_matter(finding, "verify", "yunzhou", points=[point], **visit)
        self.on_matter(finding, "endorse", "shiyan", commitment=self.say("commitment"))
        self.on_matter(finding, "approve", "qinling", opinion=self.say("agree"), meeting_no="党委会〔2026〕21号")
        if far != "noticed":
            self.minutes -= 7 * DAY
            self.on_matter(finding, "close", "baiyang", answer=self.say("done"))
            self.on_finding(finding, "count_results", hand, rules_new=1, study_meetings=1)
            words = {"addressee": self.word(INSPECTOR), "text": self.say("done")}
            self.on_finding(finding, "file_upward", "baiyang", **words)
        self.minutes = before - 30

    def report(self):
        self.minutes = 12 * DAY
        words = {"situation": "situation", "done": "did", "problems": "problems", "next_steps": "next"}
        self.act("submit_report", "baiyang", **{name: self.say(said) for name, said in words.items()})
        self.act("accept_report", "qinling", opinion=self.say("agree"))

    def look_back(self):
        self.minutes = 6 * DAY
        sample = self.act("draw_sample", "gaoyuan", seed="2026309")
        for item in sample.items.select_related("finding__matter", "look_back").order_by("order")[:3]:
            result = {"2.1.1": "new", "2.1.2": "relapsed"}.get(item.finding.outline, "held")
            said = {"result": result, "place": self.say("place"), "found": self.say(result)}
            self.act("look_back", "gaoyuan", item=item, **said)
        self.enter_what_is_new(sample)

    def press(self, finding):
        """What is behind: a talk with the head of the department, and a circular."""
        self.minutes = 5 * DAY
        self.tick()
        addressee = self.world.places.safety
        said = {"reason": self.say("behind"), "promised": self.say("promised")}
        self.on_matter(finding, "talk", "gaoyuan", addressee=addressee, held_on=moments.today(), **said)
        said = {"told_to": self.say("told_to"), "text": self.say("circular_text"), "paper_no": "督查通报〔2026〕3号"}
        self.on_matter(finding, "circulate", "gaoyuan", addressee=addressee, tone="criticism", **said)

    def enter_what_is_new(self, sample):
        for item in sample.items.filter(seen__result="new").select_related("look_back", "finding__matter"):
            row = {"outline": self.inspection.place_beside(item.finding), "aspect": item.finding.aspect}
            row |= {"words": self.say("anew"), "specifics": self.say("new")}
            self.act("enter_new_problem", "baiyang", item=item, row=row)

    def publish(self):
        self.minutes = DAY + 30
        self.tick()
        text = PublicText(inspection=self.inspection, realm=self.inspection.realm)
        text.word_text(by=self.world.baiyang, title=self.say("title"), text=self.say("text"))
        for verb, account, said in (
            ("submit_text", "baiyang", {}),
            ("publish_text", "qinling", {"limits": list(Limit.values), "opinion": self.say("agree")}),
        ):
            self.tick()
            self.do(policy.TEXTS, verb, account, text, **said)
