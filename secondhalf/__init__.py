"""Second Half: what happens after workers have been heard. 后半篇文章。"""

__version__ = "0.1.0"
