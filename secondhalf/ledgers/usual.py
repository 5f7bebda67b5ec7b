"""The ledgers over plain matters (DOMAIN §2.4): problems, tasks, measures, responsibility, results, notes. 常用台账。"""


def ledgers():
    return []
