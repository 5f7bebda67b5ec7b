"""Who does what in the demo, by the unit a matter is about. 演示办理班子。"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Team:
    """Accounts of the people on one unit's line: whoever a verb asks for."""

    heads: dict
    handlers: dict
    reviewer: str
    verifiers: tuple
    leader: str
    approvers: tuple
    workers: tuple
    watch: str


STEEL = Team(
    heads={"welfare": "jianghe", "equipment": "luming", "personnel": "suqing", "safety": "tianye"},
    handlers={"welfare": "linxi", "equipment": "xiahe", "personnel": "yeqing", "safety": "chengan"},
    reviewer="hechuan", verifiers=("yunzhou", "gaoyuan"), leader="shiyan", approvers=("fangzheng", "qinling"),
    workers=(
        "ningyuan", "anran", "luzheng", "helan", "qiushi", "baihua", "qinghe", "jiangyue", "shilei", "yunshu", "tiange",
    ), watch="gaoyuan",
)  # fmt: skip
LOGISTICS = Team(
    heads={"fleet": "chelu", "operations": "luoyi", "support": "wenlan"},
    handlers={"fleet": "chelu", "operations": "luoyi", "support": "wenlan"},
    reviewer="shuxing", verifiers=("yuming",), leader="chengyuan", approvers=("fangzhou",),
    workers=("maxiao", "jiangfan", "yuanfan", "luping"), watch="yuming",
)  # fmt: skip
TEAMS = {"steel": STEEL, "logistics": LOGISTICS, "park": STEEL}
UNITS = {"steel": "steel", "logistics": "logistics", "park": "steel"}
HOLDERS = {"steel": "works", "logistics": "neighbour", "park": "park"}
OFFICES = {"works": "baiyang", "neighbour": "fanfan", "park": "wenxin", "city": "haiyan", "province": "luyuan"}
