"""Reading from the web: the only place that opens connections for input.

::

    address -> addresses -> networks, connecting -> fetching -> bodies -> Answer
               is it one    to that very address,   redirects,  within
               of the web?  within its time         status      its size

    robots, politeness       may we, and how often?
    courteous                both, around every fetch
    articles                 from addresses to one article: twins, parts, walls
"""
