"""Public voice pages never learn who asks: what would tell is taken off the request first. 匿名入口。"""

PUBLIC = "/v/"
TELLING = ("HTTP_USER_AGENT", "HTTP_REFERER", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "REMOTE_PORT")
KEPT_COOKIES = ("language", "size", "theme", "receipt")


class Nameless:
    """Drops address, agent and every cookie but those of language, type size, colours and the receipt."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(PUBLIC):
            forget(request)
        return self.get_response(request)


def forget(request):
    for name in TELLING:
        request.META.pop(name, None)
    request.META["REMOTE_ADDR"] = ""
    kept = [f"{name}={request.COOKIES[name]}" for name in KEPT_COOKIES if name in request.COOKIES]
    request.META["HTTP_COOKIE"] = "; ".join(kept)
    vars(request).pop("COOKIES", None)  # read anew from what is left
