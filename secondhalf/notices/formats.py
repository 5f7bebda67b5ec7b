"""How each kind of robot wants to be spoken to, and how it says no. 群机器人消息格式。

WeCom (企业微信): no signature. DingTalk (钉钉): milliseconds and a signature in the address; the secret is the key.
Feishu (飞书): seconds and a signature in the body; time and secret together are the key, the text signed is empty.
"""

import base64
import hmac
from urllib.parse import urlencode


def wecom(text, secret, now):
    """(what the address gets, the body)."""
    return "", {"msgtype": "text", "text": {"content": text}}


def dingtalk(text, secret, now):
    body = {"msgtype": "text", "text": {"content": text}}
    if not secret:
        return "", body
    time = str(int(now.timestamp() * 1000))
    return urlencode({"timestamp": time, "sign": signed(secret, f"{time}\n{secret}")}), body


def feishu(text, secret, now):
    body = {"msg_type": "text", "content": {"text": text}}
    if not secret:
        return "", body
    time = str(int(now.timestamp()))
    return "", {"timestamp": time, "sign": signed(f"{time}\n{secret}", ""), **body}


def signed(key, text):
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), "sha256")).decode()


FORMATS = {"wecom": wecom, "dingtalk": dingtalk, "feishu": feishu}
CODES = ("errcode", "code", "StatusCode")  # the first that is there counts; 0 is yes
REASONS = ("errmsg", "msg", "StatusMessage")


def refusal(answer):
    """Why a robot's answer (decoded JSON) is not a yes; "" if it is."""
    if not isinstance(answer, dict):
        return "no answer of a robot"
    code = next((answer[name] for name in CODES if name in answer), None)
    if code == 0 and not isinstance(code, bool):
        return ""
    reason = next((str(answer[name]) for name in REASONS if answer.get(name)), "")
    return f"{code}: {reason}"[:160]
