"""A bank: several processes move money between three accounts, at the same time, with Python's redis client.

    /usr/bin/python3 docs/examples/09_bank.py PORT [TELLERS TRANSFERS [--careless]]

Each teller is a process with a connection of its own. Whatever they do, the total must stay what it was: the exit
status is 0 if it does. With --careless nobody watches the accounts, and money is lost or made.
"""
import multiprocessing
import random
import sys

import redis

ACCOUNTS = ["ada", "bob", "cat"]
EACH = 1000


def transfer(bank, payer, payee, amount):
    """How many tries it took."""
    tries = 1
    while not try_transfer(bank, payer, payee, amount):
        tries += 1
    return tries


def try_transfer(bank, payer, payee, amount):
    """True when the money has moved; False when somebody else was faster, and nothing has happened."""
    with bank.pipeline() as transaction:
        transaction.watch(payer, payee)
        payer_has, payee_has = int(transaction.get(payer)), int(transaction.get(payee))
        transaction.multi()
        transaction.set(payer, payer_has - amount)
        transaction.set(payee, payee_has + amount)
        try:
            transaction.execute()
        except redis.WatchError:
            return False
        return True


def careless_transfer(bank, payer, payee, amount):
    """The same without WATCH: what was read may be old when it is written."""
    payer_has, payee_has = int(bank.get(payer)), int(bank.get(payee))
    with bank.pipeline() as transaction:
        transaction.set(payer, payer_has - amount)
        transaction.set(payee, payee_has + amount)
        transaction.execute()
    return 1


def teller(port, transfers, move, all_are_here, tries):
    bank = redis.Redis(port=port)
    all_are_here.wait()
    tries.put(sum(move(bank, *random.sample(ACCOUNTS, 2), random.randint(1, 9)) for _ in range(transfers)))


def run_tellers(port, count, transfers, move):
    """How many tries all of them took together."""
    all_are_here, tries = multiprocessing.Barrier(count, timeout=10), multiprocessing.SimpleQueue()
    arguments = (port, transfers, move, all_are_here, tries)
    tellers = [multiprocessing.Process(target=teller, args=arguments) for _ in range(count)]
    for process in tellers:
        process.start()
    for process in tellers:
        process.join()
    if any(process.exitcode for process in tellers):
        sys.exit("a teller has failed")
    return sum(tries.get() for _ in tellers)


def main(port, count="2", transfers="500", *options):
    bank = redis.Redis(port=int(port))
    for account in ACCOUNTS:
        bank.set(account, EACH)
    move = careless_transfer if "--careless" in options else transfer
    tries = run_tellers(int(port), int(count), int(transfers), move)

    has = {account: int(bank.get(account)) for account in ACCOUNTS}
    print(f"{count} tellers, {int(count) * int(transfers)} transfers, {tries} tries")
    print(f"{has}: {sum(has.values())} in all, and there were {EACH * len(ACCOUNTS)}")
    return 0 if sum(has.values()) == EACH * len(ACCOUNTS) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
