"""The members of a demonstration, for its sign-in page. 演示账号。"""

from django import template
from django.conf import settings
from django.utils.module_loading import import_string

from secondhalf.people.posts import Post

register = template.Library()
MOST = 60
TELLING = "secondhalf.testing.demo.sign_ins"


@register.simple_tag
def demo_sign_ins():
    """[(post, who it is)] of today, one for each person: the most telling first, then the rest by the tree.

    Nothing in a real installation.
    """
    if not settings.DEMO:
        return []
    told = dict(import_string(TELLING)())
    posts = Post.objects.current().filter(person__is_active=True).select_related("person", "organisation")
    first = {}
    for post in posts.order_by("organisation__path", "sort_order")[: MOST * 3]:
        first.setdefault(post.person.username, post)
    accounts = [account for account in told if account in first] + [account for account in first if account not in told]
    return [(first[account], told.get(account, "")) for account in accounts[:MOST]]
