"""Names of the cast, in both languages. All invented. 演示人物。"""

#        key          kind         parent       full name                                        short name                      about
PLACES = [
    ("province", "union", None, ("云岭省总工会", "Yunling Provincial Federation of Trade Unions"), ("云岭省总", "Yunling Federation"), {"union_kind": "federation"}),
    ("city", "union", "province", ("江源市总工会", "Jiangyuan Municipal Federation of Trade Unions"), ("江源市总", "Jiangyuan Federation"), {"union_kind": "federation"}),
    ("park", "union", "city", ("江源高新区工会联合会", "Jiangyuan Park Federation of Basic-level Unions"), ("高新区工会", "Park Unions"), {"union_kind": "association"}),
    ("works", "union", "park", ("江源钢铁集团工会", "Trade Union of Jiangyuan Steel"), ("江钢工会", "Jiangyuan Steel Union"), {"union_kind": "basic_single", "uscc": "81510403MC12345679"}),
    ("steel", "unit", "works", ("江源钢铁集团有限公司", "Jiangyuan Steel Group Co., Ltd."), ("江源钢铁", "Jiangyuan Steel"), {"headcount": 8200}),
    ("welfare", "department", "steel", ("生活福利部", "Public Welfare Department"), ("生活福利部", "Public Welfare"), {}),
    ("equipment", "department", "steel", ("设备管理部", "Equipment Management Department"), ("设备管理部", "Equipment"), {}),
    ("personnel", "department", "steel", ("人力资源部", "Human Resources Department"), ("人力资源部", "Human Resources"), {}),
    ("safety", "department", "steel", ("安全环保部", "Safety and Environment Department"), ("安全环保部", "Safety"), {}),
    ("general", "department", "steel", ("综合管理部", "General Administration Department"), ("综合管理部", "General Administration"), {}),
    ("inspection", "department", "steel", ("督查办公室", "Supervision Office"), ("督查办", "Supervision Office"), {}),
    ("neighbour", "union", "park", ("云帆物流工会", "Trade Union of Yunfan Logistics"), ("云帆工会", "Yunfan Union"), {"union_kind": "basic_single"}),
    ("logistics", "unit", "neighbour", ("云帆物流有限公司", "Yunfan Logistics Co., Ltd."), ("云帆物流", "Yunfan Logistics"), {"headcount": 900, "is_public": False}),
    ("fleet", "department", "logistics", ("车队管理部", "Fleet Department"), ("车队部", "Fleet"), {}),
]  # fmt: skip

#        account       name                        place         title                                                     roles                                   leads
PEOPLE = [
    ("baiyang", ("白杨", "Bai Yang"), "works", ("工会办公室主任", "Head of the Union Office"), ["union_office"], False),
    ("qinling", ("秦岭", "Qin Ling"), "works", ("工会主席", "Union Chair"), ["approver", "verifier"], True),
    ("jianghe", ("江禾", "Jiang He"), "welfare", ("部长", "Head"), ["dept_head"], True),
    ("linxi", ("林溪", "Lin Xi"), "welfare", ("主管", "Supervisor"), ["handler"], False),
    ("xiahe", ("夏荷", "Xia He"), "equipment", ("工程师", "Engineer"), ["handler"], False),
    ("luming", ("陆鸣", "Lu Ming"), "equipment", ("部长", "Head"), ["dept_head"], True),
    ("hechuan", ("何川", "He Chuan"), "general", ("副部长", "Deputy Head"), ["lead_dept"], False),
    ("yunzhou", ("云舟", "Yun Zhou"), "inspection", ("副组长", "Deputy Head"), ["verifier", "supervisor_office"], False),
    ("gaoyuan", ("高原", "Gao Yuan"), "inspection", ("主任", "Head"), ["supervisor_office", "verifier"], True),
    ("shiyan", ("石岩", "Shi Yan"), "steel", ("副总经理", "Deputy General Manager"), ["resp_leader"], False),
    ("fangzheng", ("方正", "Fang Zheng"), "steel", ("总经理", "General Manager"), ["approver"], True),
    ("suqing", ("苏青", "Su Qing"), "personnel", ("部长", "Head"), ["dept_head"], True),
    ("tianye", ("田野", "Tian Ye"), "safety", ("部长", "Head"), ["dept_head"], True),
    ("ningyuan", ("宁远", "Ning Yuan"), "steel", ("职工", "Worker"), ["worker"], False),
    ("anran", ("安然", "An Ran"), "steel", ("职工", "Worker"), ["worker"], False),
    ("wenxin", ("文心", "Wen Xin"), "park", ("工会干事", "Union Officer"), ["union_office"], False),
    ("shanlan", ("山岚", "Shan Lan"), "park", ("主席", "Chair"), ["approver", "verifier"], True),
    ("haiyan", ("海晏", "Hai Yan"), "city", ("权益部干事", "Rights Officer"), ["union_office"], False),
    ("chenguang", ("晨光", "Chen Guang"), "city", ("副主席", "Vice-chair"), ["approver", "verifier"], True),
    ("luyuan", ("路远", "Lu Yuan"), "province", ("权益保障部干事", "Rights Officer"), ["union_office", "statistician"], False),
    ("hanmo", ("翰墨", "Han Mo"), "province", ("副主席", "Vice-chair"), ["approver", "resp_leader"], True),
    ("fanfan", ("帆帆", "Fan Fan"), "neighbour", ("工会主席", "Union Chair"), ["union_office", "approver"], True),
    ("chelu", ("车路", "Che Lu"), "fleet", ("部长", "Head"), ["dept_head", "handler"], True),
    ("xitong", ("席桐", "Xi Tong"), "province", ("系统管理员", "System Administrator"), ["sysadmin"], False),
    ("anquan", ("安荃", "An Quan"), "province", ("安全保密管理员", "Security Administrator"), ["secadmin"], False),
    ("shenji", ("沈稷", "Shen Ji"), "province", ("安全审计员", "Auditor"), ["auditor"], False),
]  # fmt: skip

CATEGORIES = [
    ("pay", None, "劳动报酬", "Pay"),
    ("contract", None, "劳动合同", "Labour contract"),
    ("hours", None, "工时休假", "Working hours and leave"),
    ("insurance", None, "社会保险与公积金", "Social insurance and housing fund"),
    ("safety", None, "劳动安全卫生", "Occupational safety and health"),
    ("women", None, "女职工与特殊群体", "Women and special groups"),
    ("democracy", None, "民主管理", "Democratic management"),
    ("living", None, "生活后勤", "Living and logistics"),
    ("living.canteen", "living", "食堂", "Canteen"),
    ("living.housing", "living", "住宿", "Housing"),
    ("living.bathing", "living", "洗浴", "Bathing"),
    ("living.commuting", "living", "通勤", "Commuting"),
    ("hardship", None, "困难帮扶", "Hardship assistance"),
    ("career", None, "职业发展", "Career"),
    ("culture", None, "文体与关爱", "Culture and care"),
    ("union", None, "工会组织", "Union organisation"),
    ("new_forms", None, "新就业形态", "New forms of employment"),
    ("mind", None, "心理与婚恋子女", "Mind and family"),
    ("conduct", None, "管理作风", "Conduct of managers"),
    ("other", None, "其他", "Other"),
    ("unsorted", None, "未分类", "Unsorted"),
]

DISPATCH = [
    ("pay", "personnel"), ("contract", "personnel"), ("hours", "personnel"), ("insurance", "personnel"),
    ("safety", "safety"), ("living", "welfare"), ("living.canteen", "welfare"), ("living.housing", "welfare"),
    ("living.bathing", "welfare"), ("living.commuting", "welfare"),
]  # fmt: skip
