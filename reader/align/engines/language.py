"""Which language a transcript is in, from the small words and the letters it uses.

Enough to know whether an engine can be asked at all; a library for it weighs megabytes. The
small words of a language make up a third of what is said in it, whatever it is about, and
names, code and loan words do not change that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from reader.core.text import say

_WORDS_LOOKED_AT = 4000
_LEAST_EVIDENCE = 4.0  # small words, those of several languages counted in part
_LEAST_SHARE = 0.1  # of all words; conversations have three times as much
_LEAST_LEAD = 1.3  # over the next language
_LEAST_LETTERS = 12  # in a script of its own
_WORD = re.compile(r"[^\W\d_]+")

# Small words by language: articles, pronouns, prepositions, auxiliaries, and what is said all
# the time in conversation.
_SMALL_WORDS = {
    "en": "the of and to in is that it was for you with he be on this are as have not but they "
    "at his from or we an what there which she do her will would so if my their about me up who "
    "like just know think because been were your them then than when how i'm it's don't yeah",
    "de": "der die das und ist nicht ich sie es ein eine zu in den mit auf für von dem des im "
    "sich auch als an aus wie wir er so dass aber bei oder noch nach war haben hat sind wird "
    "werden einen einem einer kann wenn nur über mir mich du ja doch mal schon was da hier dann",
    "fr": "le la les de des et est un une du que qui dans en pour pas ne je il elle on nous vous "
    "ce cette ces sur au aux avec par plus se sont mais ou où être été avoir fait comme tout "
    "bien donc très aussi même c'est j'ai qu'il d'un d'une mon ma mes son sa leur ça oui alors",
    "es": "el la los las de del que y en un una es no se por con para su al lo como más pero sus "
    "le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien "
    "desde todo nos todos uno ni eso está son era ser yo tú qué eres tiene hacer puede bueno",
    "it": "il la lo gli le di del della dei delle che e è un una non in per con si sono come ma "
    "anche più al alla nel nella da dal dalla ci questo questa io mi ti lui lei noi cosa ho ha "
    "hanno stato essere se quando perché molto quello così fare poi già ancora tutto c'è era",
    "pt": "o os um uma de do da dos das que e é em no na nos nas não para com por se mais como "
    "mas foi ao ele ela isso esta este você eu nós são está também muito já quando pelo pela "
    "seu sua ter tem ou ser até sem mesmo então aqui fazer porque depois ainda gente coisa",
    "nl": "de het een en van is dat ik je niet in op te zijn was met voor er maar die aan ook "
    "als hij zij wij ze heb heeft dan bij om nog naar wel uit door over kan wat geen deze dit "
    "moet worden wordt mijn ja hoe waar gaan hebben omdat toch heel jij jullie ons onze meer al",
    "pl": "nie to się na i w z że jest do jak co a o ale tak po mnie ty od za tym przez tylko "
    "czy był była są być może już dla jego jej ich ten ta te mi cię bardzo kiedy gdzie który "
    "która które żeby teraz wszystko jestem będzie ma sobie coś więc albo lub oraz można",
    "cs": "je se na v to že a s z do o k i jsem jsi jsou byl byla bylo ale jako po pro jak by "
    "tak co když už které který která nebo není při podle také ještě až od jeho její jen být "
    "má mám tady tam proto protože této tento toto může však ve ke ze můj vás nás mi ti",
    "sv": "och att det i en som på är av för med den till inte har de om ett jag var men vi kan "
    "han så hon du från ska nu när eller bara också mycket hur efter vid där mig dig något "
    "några alla måste vad detta denna utan skulle få kommer under sig blir vara finns",
    "da": "og at det er en til af på for ikke jeg med de den der som har et var vi kan han så "
    "hun du fra skal nu når eller bare også meget hvordan efter ved mig dig noget nogle alle "
    "hvad dette denne uden ville få kommer under sig bliver være om hvor men nej meget",
    "nb": "og det er en til av på for ikke jeg med de den som har et var vi kan han så hun du "
    "fra skal nå når eller bare også mye hvordan etter ved meg deg noe noen alle hva dette "
    "denne uten ville få kommer under seg blir være om hvor men nei må ble fordi",
    "fi": "ja on ei se että en hän oli mutta kun niin myös mitä tämä minä sinä me te he ole "
    "ovat olen nyt vain jos kuin tai siitä sen sitä ne joka jotka voi olla ollut kuitenkin "
    "vielä sitten koska mikä miten täällä siellä minun sinun hänen meidän tästä joo aivan kyllä",
    "hu": "a az és hogy nem is egy ez van de meg csak volt ha mint már még el ki vagy én te ő "
    "mi azt ezt nagyon lesz kell itt ott most mert aki ami amit igen vannak voltak lehet után "
    "így úgy akkor minden sem pedig szerint között olyan ilyen hát le fel neki nekem velem",
    "tr": "bir ve bu da de için ne çok ben sen o var yok değil mi mı gibi daha ama ile her şey "
    "kadar sonra olarak olan evet hayır nasıl neden bana sana onu biz siz onlar şimdi burada "
    "böyle öyle ki ya en iyi oldu olur vardı diye kendi bunu bunun veya ise tüm",
    "ro": "și de la în a nu că să cu pe un o este sunt din ce mai pentru se am ai are au dar "
    "care ca fi fost foarte acest această când cum unde eu tu el ea noi voi lui ei le îi ne "
    "sau doar acum aici atunci toate tot bine prin până după dacă fără nici mult trebuie",
    "ca": "el la els les de del que i en un una és no es per amb al com més però seu seva ja o "
    "aquest aquesta quan molt sense sobre també em fins hi ha on qui des tot ens tots això són "
    "era ser jo tu què té fer pot dels als perquè nosaltres he has han va vaig està doncs",
}
# Languages whose script says enough. Ranges of code points.
_SCRIPTS = (
    ("ja", 0x3040, 0x30FF),
    ("ko", 0xAC00, 0xD7AF),
    ("ko", 0x1100, 0x11FF),
    ("zh", 0x3400, 0x9FFF),
    ("ru", 0x0400, 0x052F),
    ("el", 0x0370, 0x03FF),
    ("he", 0x0590, 0x05FF),
    ("ar", 0x0600, 0x06FF),
    ("hi", 0x0900, 0x097F),
    ("bn", 0x0980, 0x09FF),
    ("ta", 0x0B80, 0x0BFF),
    ("th", 0x0E00, 0x0E7F),
    ("ka", 0x10A0, 0x10FF),
    ("hy", 0x0530, 0x058F),
)
# Letters that tell apart languages of one script.
_CYRILLIC = {"uk": "іїєґ", "be": "ўі", "bg": "ъщ", "sr": "ђјљњћџ", "ru": "ыэё"}
_PERSIAN = "پچژگ"

_NAMES = {
    "ar": say("Arabic"),
    "be": say("Belarusian"),
    "bg": say("Bulgarian"),
    "bn": say("Bengali"),
    "ca": say("Catalan"),
    "cs": say("Czech"),
    "da": say("Danish"),
    "de": say("German"),
    "el": say("Greek"),
    "en": say("English"),
    "es": say("Spanish"),
    "fa": say("Persian"),
    "fi": say("Finnish"),
    "fr": say("French"),
    "he": say("Hebrew"),
    "hi": say("Hindi"),
    "hu": say("Hungarian"),
    "hy": say("Armenian"),
    "it": say("Italian"),
    "ja": say("Japanese"),
    "ka": say("Georgian"),
    "ko": say("Korean"),
    "nb": say("Norwegian"),
    "nl": say("Dutch"),
    "no": say("Norwegian"),
    "pl": say("Polish"),
    "pt": say("Portuguese"),
    "ro": say("Romanian"),
    "ru": say("Russian"),
    "sr": say("Serbian"),
    "sv": say("Swedish"),
    "ta": say("Tamil"),
    "th": say("Thai"),
    "tr": say("Turkish"),
    "uk": say("Ukrainian"),
    "zh": say("Chinese"),
}


def detect_language(texts: Sequence[str]) -> str:
    """The ISO 639-1 code of the language most of ``texts`` is in; '' where that is unsure.

    Looks at some thousand words from all parts. Norwegian is 'no'.
    """
    words = [word.casefold() for word in chain.from_iterable(map(_words, _sample(texts)))]
    return _by_script(words) or _by_small_words(words)


def language_name(language: str) -> str:
    """Its English name; the code itself where we have none."""
    return _NAMES.get(language, language)


def unsupported(language: str, engine: str) -> str:
    """What to tell the user whose transcript is in a language that ``engine`` does not know."""
    return say(
        "The transcript is in {language}, which the {engine} engine does not know. A timed file "
        "for it (SRT, VTT) can be matched instead; if it is in another language after all, say "
        "which.",
        language=language_name(language),
        engine=engine,
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'"))


def _sample(texts: Sequence[str]) -> Iterable[str]:
    """Texts from all over, some thousand words of them."""
    room = _WORDS_LOOKED_AT * 6
    step = max(1, sum(map(len, texts)) // room)
    for text in texts[::step]:
        if room <= 0:
            return
        yield text[:room]
        room -= len(text)


def _by_script(words: Sequence[str]) -> str:
    """The language, where most letters are of a script that is not the Latin one."""
    letters = Counter("".join(words))
    scripts: Counter[str] = Counter()
    latin = 0
    for letter, count in letters.items():
        code = ord(letter)
        if code < 0x0250:
            latin += count
            continue
        for language, first, last in _SCRIPTS:
            if first <= code <= last:
                scripts[language] += count
                break
    if not scripts:
        return ""
    # Japanese is a third kana and two thirds Chinese characters; Chinese has no kana.
    if scripts["ja"] * 10 > scripts["zh"]:
        scripts["ja"] += scripts.pop("zh", 0)
    language, count = scripts.most_common(1)[0]
    # A character of these scripts stands for a syllable or a word.
    weight = 3 if language in {"ja", "zh", "ko"} else 1
    if count * weight < _LEAST_LETTERS or count * weight < latin:
        return ""
    if language == "ru":
        return _cyrillic(letters)
    if language == "ar" and sum(letters[c] for c in _PERSIAN) * 60 > count:
        return "fa"
    return language


def _cyrillic(letters: Counter[str]) -> str:
    found = {code: sum(letters[c] for c in own) for code, own in _CYRILLIC.items()}
    if found["sr"] > 0 and found["sr"] >= found["ru"]:
        return "sr"
    if found["uk"] > found["ru"]:
        return "be" if letters["ў"] > letters["ї"] else "uk"
    if letters["ў"] > 0 and found["be"] > letters["и"]:
        return "be"
    if found["ru"] == 0:
        return "bg" if found["bg"] else ""
    return "ru"


def _by_small_words(words: Sequence[str]) -> str:
    sets = {code: frozenset(_words(listed)) for code, listed in _SMALL_WORDS.items()}
    owners = Counter(chain.from_iterable(sets.values()))
    counts = Counter(words)
    evidence = {
        code: sum(counts[word] / owners[word] for word in listed) for code, listed in sets.items()
    }
    # Danish and Norwegian share most; whoever is ahead of the other is it.
    best, next_best = sorted(evidence, key=lambda code: -evidence[code])[:2]
    lead = evidence[best] / max(evidence[next_best], 0.01)
    if {best, next_best} == {"da", "nb"} and lead >= 1.05:
        lead = _LEAST_LEAD
    if (
        evidence[best] < _LEAST_EVIDENCE
        or evidence[best] < _LEAST_SHARE * len(words)
        or lead < _LEAST_LEAD
    ):
        return ""
    return "no" if best == "nb" else best
