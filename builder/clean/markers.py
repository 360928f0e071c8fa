"""What a line says of itself: that it asks for money, is a button, announces other stories.

The words are those of publishers in general; no publisher is named. What stands between quotation marks is what
somebody in the article says, so it is not read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.clean.language import function_share, weight

MONEY = "asks for money"
SIGN_UP = "sign-up form"
BUTTON = "a button"
TEASER = "teaser of another story"
LEGAL = "legal notice"
COMMENT = "readers’ comments"
ADVERTISEMENT = "advertisement"
CAPTION = "caption or credit"
COUNT = "a count or a time, not text"

CACHED = 50_000
"""Lines that are remembered: each is asked about several times."""

_FLAGS = re.IGNORECASE | re.UNICODE
_QUOTED = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|(?<!\w)\"[^\"]*(?:\"|$)")
CLOSING = re.compile(r"[.!?…。！？][\"'”’»«“)\]*]*$|[.!?…,][\"'”’»“]$|[:;]$")
SENTENCE = re.compile(r"[.!?…。！？][\"'”’»«“)\]*]*(?:\s*\[?\d{0,3}\]?)$|[.!?…,][\"'”’»“]$")

_PERSON = re.compile(
    r"\b(?:[Ww]e|WE|[Oo]urs?|OUR|us|[Yy]ou|YOU|[Yy]ours?|YOUR|[Ww]ir|[Uu]ns|[Uu]nser\w*|Ihr\w{0,2}|[Ee]u(?:ch|re\w?)|"
    r"[Nn]ous|[Nn]otre|[Nn]os|[Vv]ous|[Vv]otre|[Vv]os|[Nn]osotros|[Nn]uestr\w+|[Uu]sted(?:es)?|[Tt]u|"
    r"[Мм]ы|[Нн]ас|[Нн]ам|[Нн]аш\w*|[Вв]ы|[Вв]ас|[Вв]ам|[Вв]аш\w*)\b")

_WE = re.compile(r"\b(?:[Ww]e|WE|[Oo]urs?|OUR|us|[Ww]ir|[Uu]ns|[Uu]nser\w*|[Nn]ous|[Nn]otre|[Nn]os|[Nn]osotros|"
r"[Nn]uestr\w+|"
                 r"[Мм]ы|[Нн]ас|[Нн]ам|[Нн]аш\w*)\b")

# Those that name the reader or the publisher, and so need no other sign.
_ASKS = re.compile("|".join((
    r"\bsupport us\b", r"\byour (?:[\w-]+ ){0,3}(?:support|donations?|gifts?|contributions?|membership|generosity)\b",
    r"\bwe (?:[\w’'-]+ ){0,3}(?:need|rely|depend|count)(?:ing|s)? (?:solely |entirely |heavily |now )?(?:on )?"
    r"(?:your|you|readers|our (?:readers|members|supporters|community)|(?:the )?(?:support|generosity|people|"
    r"donations))",
    r"\bhelp us (?:to )?(?:continue|keep|produce|fill|fund|reach|tell|investigate|grow|raise|build|protect|report|stay|"
    r"cover|carry|make|bring|expand|survive|meet|do|publish|hold|fight|deliver|pay|defend|remain)\b",
    r"\b(?:support|supporting|fund|back|defend(?:ing)?|sustain) (?:our|your|this) (?:[\w-]+ ){0,3}(?:journalis\w+|"
    r"work|newsroom|"
    r"reporting|mission|site|website|coverage|stories|team|publication|newspaper|reporters|effort)",
    r"\b(?:a )?small (?:favou?r|ask)\b(?=.*\b(?:we|you|ask)\b)|\bwe have a (?:[\w-]+ )?favou?r\b",
    r"\bif you (?:can|are able|value|believe|like|enjoy|appreciate|found|think|want|have)\b[^.]*\b(?:support\w*|"
    r"donat\w+|"
    r"contribut\w+|giv(?:e|ing)|subscri\w+|join\w*|chip|member\w*|pledg\w+|help)\b",
    r"\bthank(?:s| you) (?:[\w-]+ )?for (?:standing|supporting|your (?:support|generosity|help)|being (?:a|with)|"
    r"making)\b",
    r"\b(?:keep|keeps|keeping) (?:us|our [\w-]+|the (?:site|lights|newsroom|presses)|this (?:site|newsroom)) "
    r"(?:[\w-]+ )?(?:free|going|running|independent|alive|open|on|accessible)\b",
    r"\byou(?:[’']re| are|[’']d be| can) (?:[\w-]+ )?(?:defend\w*|support\w*|fund\w*|donat\w*|contribut\w*|giv(?:e|"
    r"ing)|"
    r"make a difference)\b", r"\bour (?:readers|members|supporters|donors) (?:[\w-]+ ){0,3}(?:fund|support|pay|keep|"
    r"make)\b",
    r"\b(?:stand|join) with (?:us|our)\b", r"\bbuy us a\b", r"\bour (?:fundrais\w+|crowdfund\w+|donation)\b",
    r"\bnot ready to (?:support|donate|subscribe)\b",
    r"\bplease (?:consider|give|help|support|donate|make|join|contribute|chip)\b",
    r"\bconsider (?:a gift|giving|donating|supporting|becoming|making a|subscribing|contributing)\b",
    r"\bwe (?:[\w’'-]+ )?ask(?:ing)? (?:for )?(?:you|your|readers)\b",
    r"\bunterstützen sie (?:uns|unser\w*)", r"\b(?:ihre|ihrer|eure) (?:spende|unterstützung)\b",
    r"\bwir (?:\w+ ){0,3}(?:ihre|eure) (?:hilfe|unterstützung|spende)", r"\bsoutenez[- ](?:nous|notre|le|la|l[’'])",
    r"\b(?:votre|vos) (?:soutien|dons?|aide|contributions?)\b", r"\bnous avons besoin de vous\b", r"\bfaites un don\b",
    r"\bsu (?:apoyo|donación|donativo|contribución)\b", r"\btu (?:apoyo|donación|contribución|ayuda)\b",
    r"\bapóy(?:a|e)nos\b|\bayúd(?:a|e)nos\b", r"\bhaz(?:te)? (?:una donación|soci[oa]|miembro)\b",
    r"\bподдержите (?:нас|наш\w*|нашу|незав\w*)", r"\bваш\w{0,3} (?:поддержк|помощ|пожертвовани)\w*",
    r"\b(?:сделайте|оформите) (?:\w+ )?(?:пожертвование|донат|взнос)", r"\bпомогите нам\b",
)), _FLAGS)

# Those that say so only where somebody is spoken to, or the line is short.
_ASKS_IF_SPOKEN = re.compile("|".join((
    r"\bdonat(?:e|ing|ions?)\b", r"\bcontribut(?:e|ing|ions?)\b", r"\bbecom(?:e|"
    r"ing) (?:an? )?(?:[\w-]+ ){0,2}(?:member|patron|"
    r"supporter|subscriber|donor|friend|backer|sponsor)\b", r"\btax[- ]deductible\b", r"\bcups? of coffee\b",
    r"\b(?:as little as|just|only|from) [$£€]\s?\d", r"(?<!\w)[$£€]\s?\d+(?:\.\d+)? (?:a|per) (?:month|week|year)\b",
    r"\breader[- ](?:funded|supported)\b|\bfunded by (?:our )?readers\b", r"\bchip "
    r"in\b", r"\bfundrais\w+\b", r"\bpatreon\b",
    r"\bad ?-?block(?:er|ing)?\b", r"\bad-free\b", r"\bdisabled all ads\b", r"\bpaywalls?\b", r"\bpledge\b",
    r"\bindependent (?:and \w+ )?(?:journalism|media|reporting|news(?:room)?s?|press)\b",
    r"\b(?:support|membership|subscri\w+)\b.*\b(?:journalism|newsroom|reporting)\b", r"\bevery (?:contribution|"
    r"donation|gift|dollar|pound|euro)\b",
    r"\bspenden?\b", r"\babonn\w+\b", r"\bfaire un don\b", r"\bdonaciones|\bdonar\b|\bdona\b", r"\bпожертвова\w+|"
    r"\bдонат\w*",
)), _FLAGS)

_TRADE = re.compile(
    r"\b(?:journalis\w+|reporting|reporters?|newsrooms?|readers?|readership|donat\w+|contribut\w+|support(?:ers?|ing)?|"
    r"subscri\w+|members?(?:hip)?|paywalls?|independen\w+|stories|storytelling|editorial|editors?|advertis\w+|ads|"
    r"fund(?:s|ed|ing)?|billionaires?|shareholders|nonprofit|non-profit|mission|truth\w*|facts?|coverage|press|"
    r"silence\w*|team|staff|community|thanks?|gifts?|giv(?:e|es|ing)|grants?|campaign|monthly|pays?|paying|paid|"
    r"price|costs?|"
    r"money|owners?|correspondents?|newspaper|honest|story|promise|people like you|publish\w*|articles?|website|"
    r"site|free|"
    r"reading|news|help|investigat\w+|[$£€]\s?\d+|journalis(?:mus|ten)|spend\w+|leser\w*|lecteurs?|abonn\w+|"
    r"indépendan\w+|lectores|periodis\w+|читател\w+|журналист\w*|поддерж\w+|независим\w+)(?!\w)|[$£€]\s?\d", _FLAGS)

_LETTER = re.compile(
    r"^\W*(?:dear (?:\w+ ){0,2}(?:readers?|friends?|supporters?|members?|subscribers?)\b|"
    r"(?:an? )?(?:\w+ )?(?:message|note|word|letter|plea|appeal|request) (?:from|to|for) (?:the|our|your|us|"
    r"you)?\b(?!.*[.]$)|"
    r"before you (?:go|leave|read|continue|move|close|scroll)\b|(?:since|while|now that) you[’']?(?:re| are) here\b|"
    r"(?:…|\.\.\.)?\s*we have a (?:\w+ )?favou?r\b|if you[’']?(?:ve| have) (?:read|made it|got)\b|"
    r"you (?:could|can) close this\b|from (?:the|our) (?:newsroom|editors?|publisher|team|staff)\b|you are one of\b|"
    r"(?:stand|join|help) (?:with|us|our)\b|you[’']?(?:ve| have) (?:just )?read\b|we[’']?(?:re| are) (?:asking|"
    r"facing)\b|"
    r"(?:why|how) (?:we need|you can help|to support)\b|an? (?:personal |urgent |special |quick )?(?:appeal|"
    r"request)\W*$|(?:hi|hello|hey)\b[^.]{0,30}\b(?:it[’']s|i[’']m|this is)\b|from the editors?\b|"
    r"your support (?:helps|makes|matters|means|keeps|allows|powers)\b|"
    r"liebe leser\w*|in eigener sache|chère?s (?:amis )?lect\w+|estimad[oa]s? lector\w*|querid[oa]s? lector\w*|"
    r"дорог\w+ (?:читател|друз)\w+|уважаем\w+ читател\w+)", _FLAGS)
_LETTER_END = re.compile(
    r"^\W*(?:thank(?:s| you)\b.{0,30}|(?:with |in )?(?:gratitude|thanks|solidarity)\b.{0,20}|(?:yours|warm|best|"
    r"kind)\b.{0,20}|"
    r"sincerely\b.{0,20}|(?:the )?(?:\w+ ){0,3}editors?(?:[- ]in[- ]chief)?|(?:the|your) (?:\w+ ){0,3}(?:team|staff|"
    r"newsroom))\W*$",
    _FLAGS)

_SIGN_UP = re.compile("|".join((
    r"\b(?:sign(?:ing)? up|subscrib(?:e|ing)|register|opt in)\b(?=.*\b(?:newsletters?|inbox|updates?|e-?mails?|free|"
    r"list|alerts?|"
    r"briefings?|daily|weekly|here|now|today|digest|channel|podcast|morning|our|your|to|for)\b)",
    r"\b(?:our|free|weekly|daily|morning|this|evening|a|get the|the) (?:[\w-]+ ){0,3}newsletters?\b",
    r"\benter (?:your|a valid)? ?e-?mail\b", r"\b(?:your |an? )e-?mail address\b|^e-?mail address\b", r"\b(?:your|"
    r"their|the) (?:in|mail)box\b|\bto you every\b",
    r"\bunsubscribe\b", r"\b(?:by|when) (?:signing|subscribing|clicking|providing|submitting|entering|continuing|"
    r"registering)\b"
    r".*\b(?:agree|consent|accept|acknowledge|terms|policy)\b", r"\bprivacy (?:policy|notice|statement)\b",
    r"\bterms (?:of (?:service|use)|and conditions|& conditions)\b", r"\brecaptcha\b",
    r"\b(?:already )?(?:a member|a subscriber|have an account)\?", r"\b(?:create|open) (?:a|an|"
    r"your) (?:free )?account\b",
    r"\b(?:log|sign) in to (?:your|read|continue|comment|access)\b", r"\bjoin (?:[\d,.]+ |our |"
    r"the )?(?:\w+ )?(?:mailing list|"
    r"subscribers|telegram|whatsapp|channel)\b", r"\bnever miss\b", r"\bstraight to your\b", r"\bstay (?:informed|"
    r"up to date|in the loop|connected)\b",
    r"\bthank(?:s| you) for (?:signing|subscribing|registering)\b", r"\bget (?:the|our|all)\b.*\b(?:in|to) your\b",
    r"\bnewsletter\b.*\b(?:abonnieren|anmelden|bestellen)\b", r"\bmelden sie sich\b.*\ban\b", r"\be-mail-adresse\b",
    r"\binscrivez-vous\b", r"\babonnez-vous\b", r"\binfolettre\b|\bvotre (?:adresse|boîte) (?:e-?mail|mail)\b",
    r"\bsuscr[ií]b(?:ete|ase|irse)\b", r"\bbolet[ií]n(?:es)?\b.*\b(?:correo|suscr\w+|reciba?|recibe)\b",
    r"\bподпи(?:шитесь|сывайтесь|саться)\b", r"\bрассылк[уи]\b",
)), _FLAGS)

_LEGAL = re.compile(
    r"^\W*(?:©|\(c\) ?(?:19|20)\d\d|copyright\b)|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits "
    r"réservés\b|"
    r"\b(?:uses?|using|accept\w*|verwende\w*|utilis\w+) (?:[\w-]+ ){0,2}cookies\b|\bcookie (?:policy|settings|"
    r"preferences|consent)\b|"
    r"\bmay not be (?:published|reproduced|republished)\b|\btodos los derechos reservados\b|\bвсе права защищены\b|"
    r"\brepublish (?:this|our) (?:article|story|stories)\b|\bcreative commons\b.*\blicen[cs]e\b", _FLAGS)
_ADVERTISEMENT = re.compile(
    r"^\W*(?:advertis(?:e)?ment|advertising|sponsored(?: content| by\b.*)?|promoted(?: content)?|paid content|"
    r"anzeige|werbung|"
    r"publicité|publicidad|реклама|ad|ads|(?:story|article) continues (?:below|after)\b.*|scroll to continue\b.*|"
    r"(?:continue|keep) reading (?:below|after)\b.*|report (?:this )?ad)\b(?:[ \-–—:|].{0,60})?$", _FLAGS)
_COMMENT = re.compile(
    r"^\W*(?:(?:\d+|no|add|post|leave|write|show|view|hide|load|see|read|join|start|all|latest|top|newest|"
    r"oldest) )?(?:a |an |the |all |your |more )?"
    r"(?:comments?|repl(?:y|ies)|responses?|conversation|discussion)\b(?: ?\(?\d*\)?| (?:are (?:closed|off)|section|"
    r"policy|below|here|"
    r"on .{0,80}|by .{0,40}))?\W*$|^(?:leave a (?:reply|comment)|join the (?:conversation|discussion)|what do you "
    r"think\?|"
    r"have your say|your email address will not be published|you must be logged in|required fields are marked|"
    r"kommentar\w*|commentaires?|laisser un commentaire|comentarios?|deja un comentario|комментари\w*|"
    r"(?:save|speichere) my name\b)", _FLAGS)

_TEASER = re.compile(
    r"^\W*(?:read (?:more|also|next|this(?: next)?|full|on|the full)|also read|see (?:also|more|related)|also (?:on|"
    r"in|see)\b|"
    r"related(?: \w+)?(?=\s*[:|]|$)|related (?:articles?|stor(?:y|ies)|coverage|topics?|content|news|reading|posts?|"
    r"links?|videos?)|"
    r"more (?:from|on|stories|news|coverage|about|in|like this|reading|articles|to read|to explore)|most (?:read|"
    r"popular|viewed|shared|commented)|"
    r"recommended(?: for you| stories| reading| articles)?(?=\W*$|:)|you (?:may|might) (?:also )?(?:like|be "
    r"interested|have missed|enjoy)|"
    r"don[’']t miss|editors?[’']?s? (?:picks?|choice)|up next|next (?:article|story|post|up)|previous (?:article|"
    r"story|post)|trending(?: now)?|"
    r"in case you missed|latest (?:news|stories|articles|posts|videos|headlines|from)|further reading|"
    r"popular (?:now|stories|posts|articles|on)|what to read|"
    r"explore more|keep reading|continue reading|top (?:stories|news|headlines)|(?:in )?other (?:news|stories)|"
    r"similar (?:articles|stories|posts)|"
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|labels|posted in|tagged)\s*:|filed under|"
    r"this (?:article|story) is part of|"
    r"watch(?: also| now| more)?\s*:|watch next|listen\s*:|"
    r"lesen sie (?:auch|mehr|hier)|mehr zum thema|mehr lesen|weiterlesen|auch interessant|das könnte sie|meistgelesen|"
    r"lire (?:aussi|la suite|plus)|à lire(?: aussi)?|voir aussi|sur le même (?:sujet|thème)|les plus lus|"
    r"lea (?:también|más)|leer más|lee también|te puede interesar|le puede interesar|más (?:noticias|leídas|sobre)|"
    r"ver también|"
    r"читайте (?:также|ещё|еще|далее)|читать (?:далее|также)|по теме|смотрите также|ещё по теме|материалы по теме|"
    r"самое читаемое)", _FLAGS)
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$|(?:\.\.\.|…)?\s*(?:read more|continue reading|read "
r"full (?:story|article)|more ?»|weiterlesen|lire la suite)\W*$", _FLAGS)
_ENDS = re.compile(
    r"^\W*(?:about the authors?|about (?:this|the) (?:site|blog|website)|related (?:articles?|stor(?:y|ies)|posts?|"
    r"content|news)|more (?:from|stories)|"
    r"most (?:read|popular)|recommended|you (?:may|might)|trending|further reading|latest (?:news|stories|articles)|"
    r"popular (?:stories|posts)|"
    r"top stories|similar|next (?:article|post)|previous (?:article|post)|share this(?: article| story| post)?|"
    r"filed under|tags?\s*:|topics?\s*:|les plus lus|meistgelesen|mehr zum thema|материалы по теме)\b", _FLAGS)

_COUNT = re.compile(
    r"^\W*(?:\d+(?:[.,]\d+)?[km]?\+? ?(?:min(?:ute)?s?\b\.?(?: read)?|hours?|days?|weeks?|months?|years?|shares?|"
    r"likes?|views?|comments?|hrs?)(?: ago)?|"
    r"(?:an?|one) (?:minute|hour|day|week) ago|(?:reading|read) time\b.{0,20}|"
    r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?|\d+ (?:of|/) \d+|"
    r"\d+ ?(?:min(?:uten?)?|мин\w*)\b.{0,12}|estimated reading.{0,20}|just now|yesterday)\W*$", _FLAGS)
_CAPTION = re.compile(
    r"^\W*(?:photo(?:graph)?s?|image|picture|pic|illustration|graphic|file photo|foto|bild|caption|credit|video|"
    r"фото|crédito)"
    r"(?: (?:by|courtesy|credit|from)\b|\s*[:/©|])|\((?:photo|image|picture|foto)\b[^)]*\)\W*$|"
    r"\b(?:getty images|shutterstock|handout|courtesy of [^.]{2,40}|via [A-Z][^.]{1,30}|/ ?[A-Z][\w .]{1,25})\)?\W*$|"
    r"\.\s+\S{0,40}?\b[\w-]+\.(?:com|org|net|ru|gov|uk|de|fr|info)\W*$", re.UNICODE | re.IGNORECASE)
_CREDIT = re.compile(r"\b(?:photo|image|picture|credit|foto)s?\s*[:/]|(?:photo|image|picture)s? (?:by|credit|"
r"courtesy)\b|"
                     r"photograph:", _FLAGS)

_INTERFACE = frozenset(
    "share appeal post page tweet email e-mail mail print facebook twitter x linkedin whatsapp telegram reddit "
    "pinterest instagram "
    "youtube tiktok threads bluesky "
    "mastodon flipboard messenger rss copy link save bookmark like reply report follow us on via this article "
    "story menu search home log in sign "
    "up out subscribe login logout register account my close open skip to content main navigation next previous "
    "prev back top play pause video watch "
    "listen live read full less show hide load continue accept cookies reject manage preferences settings ok "
    "cancel submit send donate now "
    "today support contribute once monthly annual annually yearly weekly one-time gallery photo photos image "
    "images enlarge expand view all see "
    "later remind me not preview more payment methods method give gift join the it with friends and or loading toggle "
    "dark mode font size a+ a- aa text increase decrease copied link! newsletters newsletter edition select "
    "language english "
    "yes no maybe thanks i'll i’ll i i'm i’m one time jetzt spenden teilnehmen weiter später nein danke amount "
    "other choose select "
    "faire un don donar plus tard помочь пожертвовать "
    "teilen drucken suche startseite anmelden partager imprimer accueil recherche connexion compartir imprimir "
    "buscar inicio "
    "поделиться поиск меню главная войти закрыть".split())


@lru_cache(maxsize=CACHED)
def unquoted(text: str) -> str:
    """The text without what somebody is quoted as saying."""
    return _QUOTED.sub(" ", text)


@lru_cache(maxsize=CACHED)
def spoken(text: str) -> bool:
    """Whether the line speaks to the reader, or of its writers as “we”."""
    return bool(_PERSON.search(unquoted(text)))


@lru_cache(maxsize=CACHED)
def is_personal(text: str) -> bool:
    """Whether its writer speaks in the line, or speaks to somebody."""
    return spoken(text) or bool(re.search(r"\b(?:I|[Mm]y|me|[Ii]ch|[Mm]ein\w*|[Jj]e|[Mm]on|[Mm]es|[Yy]o|[Яя]|[Мм]ой|"
    r"[Мм]оя)\b",
                                          unquoted(text)))


@lru_cache(maxsize=CACHED)
def says_we(text: str) -> bool:
    """Whether the line speaks of its writers."""
    return bool(_WE.search(unquoted(text)))


@lru_cache(maxsize=CACHED)
def trade(text: str) -> int:
    """How many different words of publishing and giving a line has outside quotations."""
    return len({found.lower() for found in _TRADE.findall(unquoted(text))})


@lru_cache(maxsize=CACHED)
def opens_letter(text: str) -> bool:
    """Whether a letter to the readers begins here."""
    return bool(_LETTER.match(text))


def closes_letter(text: str) -> bool:
    """Whether a line is a greeting or a signature at the end of a letter."""
    return bool(_LETTER_END.match(text))


def opens_teasers(text: str) -> bool:
    """Whether other stories are announced here."""
    return bool(_TEASER.match(text)) and weight(text) <= 14 and not text.endswith(".")


def ends_article(text: str) -> bool:
    """Whether what follows is likely not the article any more."""
    return bool(_ENDS.match(text)) and weight(text) <= 8


def opens_comments(text: str) -> bool:
    """Whether readers' comments, or the form for them, begin here."""
    return bool(_COMMENT.match(text)) and weight(text) <= 14


@lru_cache(maxsize=CACHED)
def is_prose(text: str) -> bool:
    """Whether a line is a sentence, or several, of a certain length."""
    return weight(text) >= 8 and bool(SENTENCE.search(text)) and function_share(text) >= 0.12


@lru_cache(maxsize=CACHED)
def is_headline(text: str) -> bool:
    """Whether a line may be a headline, of this story or another."""
    return 3 <= weight(text) <= 30 and not re.search(r"[.,;:]$", text) and any(map(str.isalpha, text))


def is_interface(text: str) -> bool:
    """Whether every word of a line is one of those on buttons."""
    found = [word for word in re.split(r"[\s|/·•,:()]+", text.lower()) if word.strip("-–—.!?»«›‹→←×+▾")]
    return 0 < len(found) <= 8 and all(word.strip(".!?»«›‹→←×…") in _INTERFACE for word in found)


@lru_cache(maxsize=CACHED)
def reason(text: str) -> str:
    """Why a line cannot be text of an article, by what it says alone; empty where nothing speaks against it."""
    count = weight(text)
    if not any(map(str.isalnum, text)):
        return BUTTON
    if opens_comments(text):
        return COMMENT
    for pattern, why, most in ((_COUNT, COUNT, 8), (_ADVERTISEMENT, ADVERTISEMENT, 12), (_LEGAL, LEGAL, 80)):
        if count <= most and pattern.search(text):
            return why
    if opens_teasers(text) or is_interface(text):
        return TEASER if opens_teasers(text) else BUTTON
    own = unquoted(text)
    if count <= 70 and _SIGN_UP.search(own) and (count <= 12 or spoken(text)
                                                  or re.match(r"\W*(?:sign|subscribe|register|get|"
                                                  r"join)\b", own, _FLAGS)):
        return SIGN_UP
    return _asks(text, own, count)


def _asks(text: str, own: str, count: int) -> str:
    if _ASKS.search(own):
        return MONEY
    direct = spoken(text) and trade(text) >= 2
    command = re.match(r"\W*(?:donate|contribute|become|support|give|pledge|join|chip|make|help|click|please|consider|"
                       r"spenden|unterstützen|soutenez|apoya|поддерж)\w*\b", own, _FLAGS)
    if _ASKS_IF_SPOKEN.search(own) and (direct or (command and (count <= 40 or trade(text) >= 2))):
        return MONEY
    if command and count <= 6 and re.match(r"\W*(?:support|donate|contribute)\b", own, _FLAGS) and not SENTENCE.search(
            text.rstrip("!")):
        return MONEY
    if count <= 30 and own[:1].isupper() and re.match(r"\W*enjoying\b.*\?$", own, _FLAGS):
        return MONEY
    return ""


@lru_cache(maxsize=CACHED)
def is_caption(text: str) -> bool:
    """Whether a line says who took a picture."""
    return weight(text) <= 45 and bool(_CAPTION.search(text) or (weight(text) <= 25 and _CREDIT.search(text)))


@lru_cache(maxsize=CACHED)
def is_cut(text: str) -> bool:
    """Whether a line breaks off, as the beginning of another story does."""
    return bool(_CUT.search(text))
