"""Pictures of lecture 06: the numbers of LRANGE, the states of a key with elements, and the packed forms."""
from drawing import Picture


def two_ends():
    p = Picture(
        "A list has two ends",
        "Four elements in a row. LPUSH and LPOP add and take at the left end, RPUSH and RPOP at the right "
        "end. With the same end, it is a stack. With the other end, it is a queue.")
    p.cells(112, 60, list("abcd"), 44, 40, "green")
    p.way((30, 72), (106, 72), colour="blue")
    p.way((106, 90), (30, 90), colour="gold")
    p.text(14, 60, "LPUSH", "mono ink-blue")
    p.text(14, 114, "LPOP", "mono ink-gold")
    p.way((370, 72), (294, 72), colour="blue")
    p.way((294, 90), (370, 90), colour="gold")
    p.text(386, 60, "RPUSH", "mono ink-blue", "end")
    p.text(386, 114, "RPOP", "mono ink-gold", "end")
    p.text(200, 28, "in and out at the same end: a stack", "soft", "middle")
    p.text(200, 142, "in at one end, out at the other: a queue", "soft", "middle")
    return p


def range_numbers():
    p = Picture(
        "The two numbers of LRANGE",
        "Five elements, a to e, have the numbers 0 to 4 from the left and -5 to -1 from the right. The range "
        "1 3 is b, c and d: the element at the stop belongs to it.")
    p.text(14, 28, "from the left", "soft")
    p.text(14, 118, "from the right", "soft")
    for i, name in enumerate("abcde"):
        x = 122 + i * 52
        p.text(x + 26, 28, str(i), "mono ink-blue", "middle")
        p.box(x, 42, 52, 48, name, "green" if name in "bcd" else "plain", "mono", 2)
        p.text(x + 26, 118, str(i - 5), "mono ink-brick", "middle")
    p.bracket(174, 330, 132, "LRANGE key 1 3, or -4 -2")
    return p


def first_to_last_element():
    p = Picture(
        "From the first element to the last",
        "A missing key becomes a list with the first RPUSH, and a hash with the first HSET. It is missing "
        "again when the last element or field is gone. SET makes any of them a string.")
    p.box(130, 14, 140, 40, "missing", "grey", "strong", 20)
    p.box(14, 160, 140, 40, "a list", "green", "strong", 20)
    p.box(246, 160, 140, 40, "a hash", "blue", "strong", 20)
    p.box(130, 280, 140, 40, "a string", "gold", "strong", 20)
    p.way((148, 54), (54, 160))
    p.lines(14, 84, "RPUSH:\nthe first\nelement", "soft")
    p.way((104, 160), (186, 54), dashed=True)
    p.way((252, 54), (346, 160))
    p.lines(386, 84, "HSET:\nthe first\nfield", "soft", "end")
    p.way((296, 160), (214, 54), dashed=True)
    p.lines(200, 130, "the last one\ngoes", "soft", "middle")
    p.way((84, 200), (84, 300), (130, 300))
    p.way((316, 200), (316, 300), (270, 300))
    p.text(76, 256, "SET", "soft", "end")
    p.text(324, 256, "SET", "soft")
    p.text(14, 346, "Any of them is missing when its time has come.", "soft")
    return p


def packed_list():
    p = Picture(
        "A list as packed blocks",
        "One block holds the words milk and tea, each between two bytes with its length, so that you can walk"
        " in both directions. A long list is a chain of such blocks, each up to 8 KB.")
    p.text(14, 28, "a small list is one block", "strong")
    p.cells(14, 44, ["4", *"milk", "4", "3", *"tea", "3"], 33, 36,
            ["gold", *["green"] * 4, "gold", "gold", *["blue"] * 3, "gold"])
    p.way((14, 96), (212, 96), colour="green")
    p.way((212, 112), (14, 112), colour="green")
    p.text(220, 110, "a length at both ends", "soft")
    p.text(14, 158, "a long one is a chain of blocks", "strong")
    for i, size in enumerate(("8 KB", "8 KB", "2 KB")):
        x = 14 + i * 132
        p.box(x, 174, 108, 40, size, "green")
        if i:
            p.way((x - 24, 187), (x, 187))
            p.way((x, 201), (x - 24, 201))
    p.text(14, 242, "A push changes only the block at its end.", "soft")
    return p


def packed_hash():
    p = Picture(
        "A small hash, and a large one",
        "Up to 512 short fields are pairs in one block: each word has its length before it, and a lookup "
        "walks over them. A larger hash is a table.")
    p.text(14, 28, "small: pairs in one block, in order", "strong")
    p.cells(14, 44, ["4", *"name", "3", *"Ada", "…"], 33, 36,
            ["gold", *["blue"] * 4, "gold", *["green"] * 3, "plain"])
    p.bracket(14, 179, 86, "field")
    p.bracket(182, 311, 86, "value")
    p.way((200, 122), (200, 158))
    p.text(206, 145, "over 512, or long words", "soft")
    p.text(14, 184, "large: a table", "strong")
    for i, (field, value) in enumerate((("", ""), ("name", "Ada"), ("", ""), ("city", "Oslo"))):
        y = 198 + i * 34
        p.box(14, y, 60, 34, "", "plain", radius=2)
        if field:
            p.dot(44, y + 17)
            p.way((44, y + 17), (120, y + 17))
            p.box(120, y + 3, 70, 28, field, "blue", "mono", 3)
            p.box(190, y + 3, 70, 28, value, "green", "mono", 3)
    return p
