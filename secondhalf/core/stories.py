"""What happened to a thing, as core/_story.html shows it. 办理经过。"""


def lines(events, names, texts, *, marked=()):
    """The items of a story, newest first.

    events: the acts, oldest first; names: {verb: words}; texts: {event key: what was written at it};
    marked: the verbs by which something went back.
    """
    return [
        {
            "id": f"act-{event.pk}",
            "at": event.at,
            "name": names.get(event.verb, event.verb),
            "person": event.person,
            "title": event.title if event.person_id else "",  # not of the clock
            "text": texts.get(event.pk, ""),
            "kind": "mark" if event.verb in marked else "",
        }
        for event in reversed(events)
    ]
