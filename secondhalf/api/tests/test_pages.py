"""The page of tokens."""

from secondhalf.api.models import Token


def test_a_token_is_made_for_a_post_of_ones_own_only(world, client):
    client.force_login(world.jianghe.person)
    body = {"name": "对接", "post": world.baiyang.post.pk, "scopes": ["read"]}
    assert client.post("/system/tokens", body).status_code == 200
    assert not Token.objects.exists()
    client.post("/system/tokens", body | {"post": world.jianghe.post.pk})
    token = Token.objects.get()
    assert token.post == world.jianghe.post
    client.force_login(world.baiyang.person)
    assert client.post(f"/system/tokens/{token.pk}/revoke").status_code == 404
    client.force_login(world.anquan.person)
    assert client.post(f"/system/tokens/{token.pk}/revoke").status_code == 302
    token.refresh_from_db()
    assert token.revoked_at


def test_a_token_is_shown_once_and_revoked(world, client):
    client.force_login(world.baiyang.person)
    body = {"name": "台账对接", "post": world.baiyang.post.pk, "scopes": ["read"]}
    page = client.post("/system/tokens", body).content.decode()
    words = page.partition("<code>")[2].partition("</code>")[0]
    assert client.get("/api/v1/matters", headers={"Authorization": f"Bearer {words}"}).status_code == 200
    assert words not in client.get("/system/tokens").content.decode()
    client.post(f"/system/tokens/{Token.objects.get().pk}/revoke")
    assert client.get("/api/v1/matters", headers={"Authorization": f"Bearer {words}"}).status_code == 401


def test_the_document_of_the_api_is_written_once_in_a_process(client, db, monkeypatch):
    from secondhalf.api.doors import api

    first = client.get("/api/v1/openapi.json").json()
    assert first["paths"]["/api/v1/findings/{key}/analyse"]["post"]["summary"]
    monkeypatch.setattr(api, "written", {"said": "once"})
    assert client.get("/api/v1/openapi.json").json() == {"said": "once"}
