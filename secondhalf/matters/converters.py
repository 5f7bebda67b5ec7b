"""A matter's number as part of an address. 地址转换。"""

import re


class NumberConverter:
    """SQ20261104-0007; the suffix R1 of a relapsed matter may be typed and is not part of the number."""

    regex = r"[A-Z]{2,4}[0-9][0-9A-Za-z.\-]{0,40}"

    def to_python(self, value):
        return re.sub(r"-R\d+$", "", value)

    def to_url(self, value):
        return str(value)
