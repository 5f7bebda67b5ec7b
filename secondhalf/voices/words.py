"""What acts beside the loop of a voice are called. 动作名称。"""

from secondhalf.voices.channel_policy import VERBS as CHANNEL_VERBS

# Every event of this room that no loop leaves: name -> words.
EVENTS = {f"channel.{verb}": words for verb, words in CHANNEL_VERBS.items()}
