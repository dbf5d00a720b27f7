"""A conversation of some length, and what is no part of it."""

from __future__ import annotations

TALK = (
    "Before we begin tell me how the morning went at the harbour.",
    "Cold and bright and there were more boats than I have seen all winter.",
    "Did anybody ask what the microphone was for this time?",
    "Only the old net maker who wanted to hear his own hammer played back.",
    "He listened twice and then he said it sounded like somebody else working.",
    "That is what most people say about their voices as well.",
    "Hands have a voice too but nobody grows up hearing it from outside.",
    "So you recorded the ropes and the water and what came after that?",
    "The silence between two ferries which lasts for eleven minutes exactly.",
    "You stood on a pier for eleven minutes to record nothing at all?",
    "Nothing has gulls in it and a loose chain and very far away a bell.",
    "I would have gone for coffee and missed the bell entirely.",
    "Everybody misses it because it only rings when the wind turns north.",
    "Play it to me then and I will try to keep quiet for once.",
)
ADVERT = (
    "This programme is paid for by a firm that sells folding bicycles.",
    "Unfold yours today and save a quarter of the price with our voucher.",
    "Terms apply and delivery takes about a fortnight in most regions.",
)
OTHER = (
    "The committee met on Tuesday to consider the budget for next spring.",
    "Three members objected to paragraph nine of the earlier proposal.",
    "A vote was postponed until further estimates had been received.",
    "Any questions should be addressed to the secretary in writing.",
    "Roadworks will close the northern bypass from August onwards.",
    "Residents may apply for temporary parking permits free of charge.",
)
