"""A duel: two servers get the same random commands, and must give the same replies.

    commands    what is asked: the commands of each step
    sequences   a random conversation: clients, packets, bytes that are no request
    contender   a server as a process, and the connections to it
    exchange    holds a conversation with both servers, up to the first difference
    comparing   which replies are the same, although their bytes differ
    match       one conversation after the other; what differs is tried again on fresh servers
    shrinking   the fewest and shortest requests that still make them differ
    blame       which functions the requests lead to
    telling     the report
"""
