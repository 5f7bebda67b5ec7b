# ruff: noqa: E501 (texts)
"""What is collected at the public pages and why, by version: whoever speaks is kept with the version they saw. 告知书。

[L10] art. 17: name of the handler, purpose, means, kinds, retention, rights, in plain words before anything is sent;
[L11] art. 21: as a list. A changed text is a new version; the old ones stay, since voices point to them.
"""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Point:
    """One line of the notice: what it is about, and the text, each in Chinese and English."""

    head: tuple
    text: tuple

    @property
    def about(self):
        return in_language(self.head)

    @property
    def words(self):
        return in_language(self.text)


def in_language(pair):
    chinese, english = pair
    return english if (get_language() or "").startswith("en") else chinese


VERSIONS = {
    "2026-1": (
        Point(
            ("谁来处理", "Who handles it"),
            (
                "收到您反映的那一级工会的办公室。页面上写着是哪一级；您也可以直接交给上一级。",
                "The office of the union that receives it. The page names it; you may choose the one above instead.",
            ),
        ),
        Point(
            ("收哪些内容", "What is kept"),
            (
                "您写的话、照片、地点和日期，您说到的部门或人。选实名或隐名时，还有您留的姓名和联系方式。"
                "照片里的拍摄位置和机型会去掉。",
                "Your words, photos, place and day, and whom you name. If you speak named or hidden, also the name and "
                "contact you give. Place and camera data are removed from photos.",
            ),
        ),
        Point(
            ("不收什么", "What is not kept"),
            (
                "不记网络地址、手机型号，不看您有没有登录，不统计谁反映过几次。匿名时也不记姓名、电话和几点几分，只记到哪一天。"
                "不问身份证号。",
                "No network address, no kind of phone; whether you are signed in is not looked at; nobody counts how often "
                "somebody speaks. If you are anonymous: no name, no number, no hour, only the day. No ID number is asked.",
            ),
        ),
        Point(
            ("为什么收", "Why"),
            (
                "为了把问题办好，并答复您。只用于这件事，您同意了才收。",
                "To have it put right and to answer you. For this alone, and because you agree.",
            ),
        ),
        Point(
            ("谁能看到", "Who sees it"),
            (
                "您的原话、照片和姓名只在工会。承办部门看到的是工会重写的摘要，除非您同意告诉他们您是谁。"
                "您投诉的人和他所在部门的人都看不到。",
                "Your words, photos and name stay with the union. Those who handle it read a summary in the union's words, "
                "unless you agree that they learn who you are. Whoever you complain about, and their department, see nothing.",
            ),
        ),
        Point(
            ("隐名怎样封存", "How “hidden” is sealed"),
            (
                "姓名和电话加密存放，钥匙另放。只有危及生命健康、法院要求、您本人要求或其他法定义务，才能由一人提出、另一人同意后打开；提出、同意、不同意、打开都会告诉您。",
                "Name and contact are encrypted, the key lies elsewhere. For danger to life or health, a court's order, your "
                "own wish or another duty by law one person may ask and another agree; you are told of each step, a no too.",
            ),
        ),
        Point(
            ("存多久", "How long"),
            (
                "事情办结后两年，然后删除姓名和联系方式；件数统计保留。法律另有规定的从其规定。",
                "Until two years after the matter is closed; then names and contacts are erased, counts stay. Where a law says "
                "otherwise, the law holds.",
            ),
        ),
        Point(
            ("您的权利", "Your rights"),
            (
                "凭回执可以随时看、要一份副本、更正、删除、撤回同意；办理前可以撤回。也可以向上一级工会或 12351 反映。"
                "说不说、说多少由您定，不说不影响您的任何待遇。",
                "With the receipt you may at any time read it, have a copy, correct it, have it deleted, take back consent, and "
                "withdraw before it is handed on. You may turn to the union above or to 12351. It is you who decides what to "
                "say; saying nothing costs you nothing.",
            ),
        ),
        Point(
            ("请留意", "Please mind"),
            (
                "本系统不处理国家秘密，请不要写。人少的班组，光凭事情经过也可能被认出来，写的时候请想一想。",
                "This system is not for state secrets; please write none. In a small team the story alone may give you away; "
                "think of that when you write.",
            ),
        ),
    ),
}
PRESENT = "2026-1"


def points(version=PRESENT):
    """The lines of a version, or None if there is none of that name."""
    return VERSIONS.get(version)
