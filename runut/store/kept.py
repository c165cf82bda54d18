"""Which tables hold what was kept, and cannot be made anew of anything else?"""

from runut.store import schema

# What was read from articles, what people decided, and what is followed; all else but the keys is made of it.
KEPT = (
    schema.ARTICLE,
    schema.SENTENCE,
    schema.TIME,
    schema.PLACE,
    schema.LOCAL_ACTOR,
    schema.CHAIN,
    schema.STATEMENT,
    schema.FIGURE,
    schema.EVENT,
    schema.RETIRED,
    schema.JUDGEMENT,
    schema.SAVED,
    schema.REFUSAL,
    schema.FEED,
    schema.ITEM,
    schema.ALERT,
    schema.TOLD,
)
