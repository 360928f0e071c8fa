"""In which encoding a file is that does not say it: told where it is plain, else refused, and said by the author."""

from __future__ import annotations

import sys

import pytest

from builder.clean.decoding import decode_text
from builder.clean.values import NotAnArticle

TEXTS = {
    "ja": "議会は土曜日に古い橋を閉鎖した。技術者が二本の橋脚にひびを見つけたためである。修理には一年かかる。",
    "zh": "星期六，技术人员在两个桥墩上发现裂缝后，市议会关闭了这座旧桥。维修至少需要一年时间。",
    "tw": "星期六，技術人員在兩個橋墩上發現裂縫後，市議會關閉了這座舊橋。維修至少需要一年時間。",
    "ko": "기술자들이 교각 두 곳에서 균열을 발견한 뒤 의회는 토요일에 오래된 다리를 폐쇄했다.",
    "ru": "Совет закрыл старый мост в субботу после того, как инженеры нашли трещины в двух опорах.",
    "uk": "Рада закрила старий міст у суботу після того, як інженери знайшли тріщини у двох опорах.",
    "el": "Το συμβούλιο έκλεισε την παλιά γέφυρα το Σάββατο, αφού οι μηχανικοί βρήκαν ρωγμές.",
    "he": "המועצה סגרה את הגשר הישן בשבת לאחר שמהנדסים מצאו סדקים בשניים מעמודיו.",
    "ar": "أغلق المجلس الجسر القديم يوم السبت بعد أن وجد المهندسون شقوقا في اثنتين من دعائمه.",
    "pl": "Rada zamknęła stary most w sobotę po tym, jak inżynierowie znaleźli pęknięcia w dwóch jego filarach.",
    "cs": "Rada v sobotu uzavřela starý most poté, co inženýři našli trhliny ve dvou jeho pilířích.",
    "fr": "Le conseil a fermé le vieux pont après que des ingénieurs eurent trouvé des fissures à deux piles.",
    "en": "The council shut the old bridge. “Nobody wants it,” the mayor’s office said – and it isn’t over.",
}


@pytest.mark.parametrize(
    ("tag", "codec", "name"),
    [
        ("ja", "shift_jis", "Shift_JIS"),
        ("ja", "euc_jp", "EUC-JP"),
        ("ja", "iso2022_jp", "ISO-2022-JP"),
        ("zh", "gbk", "GB18030"),
        ("tw", "big5", "Big5"),
        ("ko", "euc_kr", "EUC-KR"),
        ("ru", "koi8-r", "KOI8-R"),
        ("ru", "cp1251", "windows-1251"),
        ("ru", "iso8859-5", "ISO-8859-5"),
        ("uk", "koi8-u", "KOI8-U"),
        ("el", "cp1253", "windows-1253"),
        ("he", "cp1255", "windows-1255"),
        ("ar", "cp1256", "windows-1256"),
        ("pl", "iso8859-2", "ISO-8859-2"),
        ("pl", "cp1250", "windows-1250"),
        ("cs", "iso8859-2", "ISO-8859-2"),
        ("fr", "cp1252", "windows-1252"),
        ("en", "cp1252", "windows-1252"),
        *((tag, codec, "UTF-16") for tag in ("ja", "ko", "ru", "ar", "fr") for codec in ("utf-16-le", "utf-16-be")),
    ],
)
@pytest.mark.parametrize("times", [1, 20])
def test_an_encoding_is_told_by_what_makes_sense(tag: str, codec: str, name: str, times: int) -> None:
    text = f"{TEXTS[tag]}\n\n" * times
    assert decode_text(text.encode(codec)) == (text, name)


def test_where_two_encodings_may_be_meant_the_author_is_asked() -> None:
    text = "A mérnökök repedéseket találtak két pillérén, és nem tudni, ki fizeti meg az őrült költségeket."
    with pytest.raises(NotAnArticle, match=r"may be .+ or .+ --encoding"):
        decode_text(text.encode("iso8859-2"))
    assert decode_text(text.encode("iso8859-2"), "iso-8859-2")[0] == text


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        ("é".encode("cp1252"), "klingon", "no encoding that is known"),
        (b"abc", "rot13", "no encoding that is known"),
        ("Мост".encode("cp1251") * 9, "utf-8", "not in utf-8"),
    ],
)
def test_what_is_said_of_an_encoding_is_looked_at(data: bytes, encoding: str, message: str) -> None:
    with pytest.raises(NotAnArticle, match=message):
        decode_text(data, encoding)


def test_a_wrong_byte_or_two_do_not_change_what_an_encoding_is() -> None:
    text = TEXTS["ru"] * 20
    assert decode_text(text.encode()[:-1] + b"\n") == (text[:-1] + text[-1:].replace(".", "") + "\n", "UTF-8")
    broken = text.encode()[:500] + b"\xff" + text.encode()[500:]
    assert decode_text(broken) == (broken.decode("utf-8", "replace"), "UTF-8")


def test_without_its_extra_other_encodings_are_refused_and_it_is_said_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    assert decode_text(TEXTS["fr"].encode())[1] == "UTF-8"
    with pytest.raises(NotAnArticle, match=r"pip install 'annotated-briefing\[html\]', or say with --encoding"):
        decode_text(TEXTS["ru"].encode("cp1251"))
