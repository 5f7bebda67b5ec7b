"""The page of tokens."""

from secondhalf.api.models import Token


def test_only_the_security_administrator_manages_tokens(world, client):
    for name, actor in world.people.items():
        client.force_login(actor.person)
        assert client.get("/system/tokens").status_code == (200 if name == "anquan" else 403), name


def test_a_token_is_shown_once_and_revoked(world, client):
    client.force_login(world.anquan.person)
    body = {"name": "台账对接", "post": world.baiyang.post.pk, "scopes": ["read"]}
    page = client.post("/system/tokens", body).content.decode()
    words = page.partition("<code>")[2].partition("</code>")[0]
    assert client.get("/api/v1/matters", headers={"Authorization": f"Bearer {words}"}).status_code == 200
    assert words not in client.get("/system/tokens").content.decode()
    client.post(f"/system/tokens/{Token.objects.get().pk}/revoke")
    assert client.get("/api/v1/matters", headers={"Authorization": f"Bearer {words}"}).status_code == 401
