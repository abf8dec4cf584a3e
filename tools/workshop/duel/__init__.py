"""A duel: two servers get the same random conversations, and must give the same replies.

    patterns      what is asked: the commands of each step
    words         the random words in them
    request       a request: its words, its client, its packets
    sequences     a random conversation, with bytes that are no request
    contender     a server as a process
    connection    a client's connection to it, reply by reply
    resp          where a reply ends, and what it holds
    client_state  what the replies so far say of a client
    comparing     which replies are the same although their bytes differ
    exchange      holds a conversation with both servers, up to the first difference
    match         one conversation after the other; what differs is tried again on a fresh server
    shrinking     the fewest and shortest requests that still make them differ
    blame         which functions the requests lead to
    telling       the report
"""
