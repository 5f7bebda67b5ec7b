"""Addresses of organisations, posts, persons and sign-in."""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_required
from django.urls import path, re_path

from secondhalf.core.addresses import take_words
from secondhalf.people.organisations import Kind
from secondhalf.people.views import importing, interests, invitations, logs, organisations, persons, posts, rights

take_words("kind", Kind.values)

# Of allauth only what this house uses: nobody signs up, and e-mail addresses are kept by administrators.
sign_in = [
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("accounts/password/change/", login_required(account.password_change), name="account_change_password"),
    path("accounts/password/reset/", account.password_reset, name="account_reset_password"),
    path("accounts/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-0-9A-Za-z]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("accounts/sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("invitation/", invitations.use_invitation, name="use_invitation"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
]

urlpatterns = [
    *sign_in,
    path("acting/", posts.act_as, name="act_as"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/import/", importing.import_sheet, name="import_organisations"),
    path("organisations/import/template.xlsx", importing.template, name="organisations_template"),
    path("organisations/<uuid:pk>/", organisations.organisations, name="organisation"),
    path("organisations/<uuid:pk>/add/<kind:kind>/", organisations.found, name="organisation_found"),
    path("organisations/<uuid:pk>/change/", organisations.change, name="organisation_change"),
    path("organisations/<uuid:pk>/move/", organisations.move, name="organisation_move"),
    path("organisations/<uuid:pk>/end/", organisations.end, name="organisation_end"),
    path("organisations/<uuid:pk>/appoint/", organisations.appoint_here, name="organisation_appoint"),
    path("posts/asked/", posts.asked, name="roles_asked"),
    path("posts/hand-over/", posts.hand_over, name="hand_over"),
    path("posts/<uuid:pk>/change/", posts.change, name="post_change"),
    path("posts/<uuid:pk>/roles/", posts.grant, name="post_grant"),
    path("posts/<uuid:pk>/end/", posts.end, name="post_end"),
    path("posts/<uuid:pk>/hand-over/", posts.hand_over, name="post_hand_over"),
    path("posts/<uuid:pk>/handed-over/", posts.handed_over, name="handed_over"),
    path("persons/", persons.persons, name="persons"),
    path("persons/register/", persons.register, name="person_register"),
    path("persons/<uuid:pk>/", persons.person, name="person"),
    path("persons/<uuid:pk>/change/", persons.change, name="person_change"),
    path("persons/<uuid:pk>/link/", persons.invite, name="person_invite"),
    path("persons/<uuid:pk>/leave/", persons.leave, name="person_leave"),
    path("persons/<uuid:pk>/erase/", persons.erase, name="person_erase"),
    path("persons/<uuid:pk>/unlock/", persons.unlock, name="person_unlock"),
    path("persons/locked/", logs.locked, name="accounts_locked"),
    path("interests/", interests.interests, name="interests"),
    path("interests/declare/", interests.declare, name="interest_declare"),
    path("interests/<uuid:pk>/end/", interests.end, name="interest_end"),
    path("rights/", rights.rights, name="rights"),
    path("logs/sign-ins/", logs.sign_ins, name="sign_ins"),
    path("logs/doings/", logs.doings, name="doings"),
]
