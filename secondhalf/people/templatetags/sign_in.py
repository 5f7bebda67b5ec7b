"""The members of a demonstration, for its sign-in page. 演示账号。"""

from django import template
from django.conf import settings

from secondhalf.people.posts import Post

register = template.Library()
MOST = 60


@register.simple_tag
def demo_sign_ins():
    """The posts of today in the order of the tree, one for each person; nothing in a real installation."""
    if not settings.DEMO:
        return []
    posts = Post.objects.current().filter(person__is_active=True).select_related("person", "organisation")
    first = {}
    for post in posts.order_by("organisation__path", "sort_order")[: MOST * 3]:
        first.setdefault(post.person_id, post)
    return list(first.values())[:MOST]
