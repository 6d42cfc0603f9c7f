"""Finding things by what somebody half remembers: names, pinyin, initials, typos, English words."""
