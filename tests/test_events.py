"""Accounts of events: who takes part, when, where and whether, by the words of one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.annotators import annotate_article, run
from saksi.annotators.events import Events
from saksi.annotators.happenings.circumstances import status_of
from saksi.annotators.happenings.gazetteer import Gazetteer
from saksi.annotators.happenings.items import Others
from saksi.annotators.happenings.reading import Reading
from saksi.annotators.happenings.vocabulary import Vocabulary
from saksi.annotators.sentences import Sentences
from saksi.lexicon import load_lexicon
from saksi.model import Article, Doc

LEXICON = load_lexicon()
DAY = "2019-04-23"


def doc_of(text: str, published: str = DAY):
    return annotate_article(
        Article(article_id="a", text=text, published_date=published, published_basis="given"), LEXICON
    )


def accounts(text: str, published: str = DAY) -> list[tuple]:
    return [(a.kind, a.participant_names, a.status) for a in doc_of(text, published)["accounts"]]


MOON, ABE, KIM, TRUMP = "Moon Jae-in", "Shinzo Abe", "Kim Jong-un", "Donald Trump"
MET, WILL_MEET, NOT_MET, CALLED_OFF = (
    ("meeting", (MOON, ABE), status) for status in ("held", "planned", "denied", "called_off")
)

TOLD = {
    "subject and partner": ("Moon Jae-in bertemu dengan Shinzo Abe di Tokyo.", MET),
    "between": ("Pertemuan antara Moon Jae-in dan Shinzo Abe berlangsung dua jam.", MET),
    "possessors": ("Pertemuan puncak Trump dan Kim Jong-un digelar di Hanoi.", ("summit", (TRUMP, KIM), "held")),
    "joined by a hyphen": ("KTT Trump-Kim Jong-un digelar di Hanoi.", ("summit", (TRUMP, KIM), "held")),
    "light verb": ("Moon Jae-in melakukan pembicaraan dengan Shinzo Abe.", ("talks", (MOON, ABE), "held")),
    "planned": ("Moon Jae-in akan bertemu dengan Shinzo Abe pekan depan.", WILL_MEET),
    "scheduled": ("Moon Jae-in dijadwalkan bertemu Shinzo Abe.", WILL_MEET),
    "purpose": ("Moon Jae-in bertolak ke Tokyo untuk bertemu dengan Shinzo Abe.", WILL_MEET),
    "rumoured": ("Moon Jae-in dikabarkan akan bertemu dengan Shinzo Abe.", ("meeting", (MOON, ABE), "rumoured")),
    "proposed": ("Moon Jae-in mengusulkan pertemuan dengan Shinzo Abe.", ("meeting", (MOON, ABE), "proposed")),
    "called off": ("Pertemuan Moon Jae-in dan Shinzo Abe dibatalkan.", CALLED_OFF),
    "denied": ("Moon Jae-in membantah bertemu dengan Shinzo Abe.", NOT_MET),
    "a future day needs no word": ("Pertemuan Moon Jae-in dan Shinzo Abe pada 9 Mei 2019.", WILL_MEET),
    "whose visit": ("Kunjungan Presiden Moon Jae-in ke Jakarta berakhir.", ("visit", (MOON,), "held")),
    "who visits": ("Presiden Moon Jae-in mengunjungi Jakarta.", ("visit", (MOON,), "held")),
    "subject behind a comma": (
        "Dalam kunjungan ke Jakarta, Presiden Moon Jae-in menolak berkomentar.",
        ("visit", (MOON,), "held"),
    ),
    "call": ("Moon Jae-in melakukan panggilan telepon dengan Shinzo Abe.", ("call", (MOON, ABE), "held")),
    "truce": ("Armenia dan Azerbaijan menyepakati gencatan senjata.", ("agreement", ("Armenia", "Azerbaijan"), "held")),
    "truce refused": (
        "Armenia membantah adanya gencatan senjata dengan Azerbaijan.",
        ("agreement", ("Armenia", "Azerbaijan"), "denied"),
    ),
    "truce of a war told of before": (
        "Perang antara Armenia dan Azerbaijan berlangsung sebulan. Gencatan senjata mulai berlaku kemarin.",
        ("agreement", ("Armenia", "Azerbaijan"), "held"),
    ),
    "exercise": (
        "Jepang dan Australia menggelar latihan militer bersama.",
        ("exercise", ("Jepang", "Australia"), "held"),
    ),
    "joint statement": (
        "Jepang dan Australia mengeluarkan pernyataan bersama.",
        ("statement", ("Jepang", "Australia"), "held"),
    ),
    "summit of a body": ("KTT ASEAN digelar di Vientiane.", ("summit", ("ASEAN",), "held")),
    "who attends": ("Moon Jae-in menghadiri KTT ASEAN di Vientiane.", ("summit", (MOON, "ASEAN"), "held")),
    "both": ("Moon Jae-in menelepon Shinzo Abe. Kedua pemimpin akan bertemu di Tokyo.", WILL_MEET),
    "test of a state": ("Uji coba nuklir oleh Korea Utara berlangsung tadi malam.", ("test", ("Korea Utara",), "held")),
    "what is not told of it is not denied": (
        "Moon Jae-in bertemu dengan Shinzo Abe di Tokyo. Juru bicara tidak merinci isi pertemuan itu.",
        MET,
    ),
    "no knowledge of it is no denial": ("Tokyo tidak mengetahui rincian pertemuan Moon Jae-in dan Shinzo Abe.", MET),
    "setelah itu is an adverb": ("Setelah itu, Moon Jae-in akan bertemu dengan Shinzo Abe.", WILL_MEET),
    "what was done in it has been": (
        "Moon Jae-in menuju Tokyo untuk bertemu dengan Shinzo Abe. Dalam pertemuan itu, keduanya membahas tarif.",
        MET,
    ),
    "to agree to a truce is an agreement": (
        "Armenia dan Azerbaijan sepakat untuk melakukan gencatan senjata, dan para menteri menyusun naskahnya.",
        ("agreement", ("Armenia", "Azerbaijan"), "held"),
    ),
    "a summit by its number": ("KTT ke-19 ASEAN akan digelar di Bali.", ("summit", ("ASEAN",), "planned")),
    "a summit with its letters": (
        "Konferensi Tingkat Tinggi (KTT) ASEAN digelar di Bali.",
        ("summit", ("ASEAN",), "held"),
    ),
    "states with their short names": (
        "Korea Selatan (Korsel) dan Korea Utara (Korut) memulai pembicaraan di Panmunjom.",
        ("talks", ("Korea Selatan", "Korea Utara"), "held"),
    ),
    "who is received": (
        "Moon Jae-in menerima kunjungan kenegaraan Presiden Joko Widodo di Seoul.",
        ("visit", ("Joko Widodo", MOON), "held"),
    ),
    "who goes along": (
        "Moon Jae-in didampingi Menteri Kang Kyung-wha akan berkunjung ke Jakarta.",
        ("visit", (MOON,), "planned"),
    ),
    "who is quoted": ('"Saya akan bertemu dengan Shinzo Abe pekan depan," kata Moon Jae-in.', WILL_MEET),
    "two behind the verb": (
        "Moon Jae-in tiba di Tokyo. Diplomat itu bertemu dengan Shinzo Abe dan Donald Trump.",
        ("meeting", (MOON, ABE, TRUMP), "held"),
    ),
    "two who are met, without a link": (
        "Moon Jae-in menemui Shinzo Abe dan Donald Trump di Tokyo.",
        ("meeting", (MOON, ABE, TRUMP), "held"),
    ),
    "who holds the office of a body, behind a comma": (
        "Moon Jae-in menemui Sekretaris Jenderal NATO, Jens Stoltenberg, dan Presiden AS, Donald Trump, di Tokyo.",
        ("meeting", (MOON, "Jens Stoltenberg", TRUMP), "held"),
    ),
    "who attends that summit": (
        "Konferensi perubahan iklim akan digelar di Jenewa. Moon Jae-in dijadwalkan hadir dalam konferensi itu.",
        ("summit", (MOON,), "planned"),
    ),
    "a place line is nobody": (
        "Moskow, XYZ - Armenia dan Azerbaijan menyepakati gencatan senjata.",
        ("agreement", ("Armenia", "Azerbaijan"), "held"),
    ),
    "a call that is taken": (
        "Moon Jae-in menerima telepon dari Presiden Donald Trump.",
        ("call", (MOON, TRUMP), "held"),
    ),
    "said to have met": ("Moon Jae-in dan Shinzo Abe dilaporkan melakukan pertemuan di Tokyo.", MET),
    "whose meeting it lies before": (
        "Kang Kyung-wha mengatakan sebelum bertemu Shinzo Abe, Moon Jae-in beristirahat di Osaka.",
        MET,
    ),
    "after what is planned": (
        "Moon Jae-in akan berkunjung ke Bali setelah KTT ASEAN pada 9 Mei 2019.",
        ("summit", ("ASEAN",), "planned"),
    ),
    "a forum beside a summit": (
        "Moon Jae-in menghadiri KTT ASEAN dan Forum Bisnis Jepang-China di Bali.",
        ("summit", (MOON, "ASEAN"), "held"),
    ),
    "who speaks after it": (
        '"Kami maju," kata Moon Jae-in setelah melakukan perundingan panjang dengan Shinzo Abe.',
        ("talks", (MOON, ABE), "held"),
    ),
    "agreed to meet": (
        "Korea Selatan dan Jepang sepakat mengadakan pembicaraan.",
        ("talks", ("Korea Selatan", "Jepang"), "planned"),
    ),
    "what has been planned is planned": ("Moon Jae-in sudah direncanakan menemui Shinzo Abe.", WILL_MEET),
    "broken off before it was taken up": (
        "Jepang memulai kembali pembicaraan dengan China setelah perundingan dengan China ditunda.",
        ("talks", ("Jepang", "China"), "held"),
    ),
    "to be taken up again": (
        "Jepang dan China akan berunding lagi setelah pembicaraan antara Jepang dan China ditunda.",
        ("talks", ("Jepang", "China"), "planned"),
    ),
    "called off in a clause of cause": (
        "Moon Jae-in pulang karena pertemuan dengan Shinzo Abe dibatalkan.",
        CALLED_OFF,
    ),
    "planned, and called off in a clause of cause": (
        "Pertemuan Moon Jae-in dan Shinzo Abe direncanakan di Osaka. "
        "Moon Jae-in pulang karena pertemuan dengan Shinzo Abe dibatalkan.",
        CALLED_OFF,
    ),
    "something else was called off after it": (
        "Setelah pertemuan Moon Jae-in dan Shinzo Abe, pawai itu dibatalkan.",
        MET,
    ),
    "told by one and denied by the other": (
        "Moon Jae-in mengatakan Seoul dan Tokyo sepakat mengadakan pembicaraan. "
        "Jepang membantah bahwa pihaknya setuju mengadakan pembicaraan dengan Korea Selatan.",
        ("talks", ("Korea Selatan", "Jepang"), "denied"),
    ),
    "no denial behind a cause": (
        "Moon Jae-in menelepon Shinzo Abe. Hal itu tidak pantas lantaran percakapan telepon itu berlangsung lama.",
        ("call", (MOON, ABE), "held"),
    ),
    "a stop in a name": (
        "Presiden Ferdinand Marcos Jr. bertolak ke Tokyo.",
        ("visit", ("Ferdinand Marcos Jr.",), "held"),
    ),
    "who said it before he left": (
        'Langkah itu akan meyakinkan Shinzo Abe bahwa "damai itu mungkin," kata Moon Jae-in sebelum bertolak ke Bali.',
        ("visit", (MOON,), "held"),
    ),
    "the object is who is visited": ("Presiden Joko Widodo menyambangi Jepang.", ("visit", ("Joko Widodo",), "held")),
    "beside a summit that is not named": ("Moon Jae-in bertemu dengan Shinzo Abe di sela-sela KTT ekonomi.", MET),
    "glued words": ("Moon Jae-in hadir.Pertemuan antaraMoon Jae-in dan Shinzo Abe berlangsung.", MET),
}

NOTHING = {
    "press conference": "Moon Jae-in menggelar konferensi pers di Seoul.",
    "hypothetical": "Jika Armenia mencapai kesepakatan dengan Azerbaijan, pasar akan menguat.",
    "hope": "Moon Jae-in berharap bertemu dengan Shinzo Abe.",
    "standing treaty": "Perjanjian asosiasi itu ditinjau ulang oleh Uni Eropa.",
    "agreement nobody reaches": "Kesepakatan dagang menjadi pokok bahasan di parlemen.",
    "tourists": "Ribuan turis mengunjungi Venesia setiap tahun.",
    "an office in the sentence before": "Juru bicara itu diam. Budi Santoso tiba di Jakarta.",
    "another clause": "Ban Ki-moon menyebutnya taktik negosiasi, dan tidak ada masalah dengan Jepang.",
    "no office": "Pemain film Budi Santoso tiba di Jakarta.",
    "phone": "Telepon genggam itu dimatikan.",
    "an airline": "Pesawat Jeju Air mendarat di Bandara Haneda, Tokyo, pada 3 April 2019.",
    "nobody is met": "Perang antara Armenia dan Azerbaijan kini menemui titik terang.",
    "a village": "Rombongan Moon Jae-in melewati desa gencatan senjata.",
    "a possibility": "Moon Jae-in membuka opsi dialog dengan Shinzo Abe.",
    "a party meeting of people without office": "Rapat umum partai itu ricuh.",
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD)
def test_is_the_event_read(text, expected):
    assert expected in accounts(text)


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_do_false_friends_stay_silent(text):
    assert accounts(text) == []


WHERE_AND_WHEN = {
    "city before state": ("Moon Jae-in bertemu Shinzo Abe di Da Nang, Vietnam.", "Da Nang", None),
    "kind of place": ("Moon Jae-in bertemu Shinzo Abe di kota pelabuhan Busan.", "Busan", None),
    "at the head": ("Di Berlin, Moon Jae-in bertemu Shinzo Abe.", "Berlin", None),
    "behind a date at the head": ("Dua pekan lalu di Oslo, Moon Jae-in bertemu Shinzo Abe.", "Oslo", "2019-04-08"),
    "near a place": ("Jepang menggelar latihan angkatan laut di sekitar Guam.", "Guam", None),
    "where it was signed": ("Moon Jae-in dan Shinzo Abe menandatangani perjanjian damai di Bali.", "Bali", None),
    "topic is no place": ("Moon Jae-in bertemu Shinzo Abe untuk membahas krisis di Myanmar.", None, None),
    "platform is no place": ("Moon Jae-in bertemu Shinzo Abe, tulis juru bicara di Twitter.", None, None),
    "day behind": ("Moon Jae-in bertemu Shinzo Abe pada Senin (1/4/2019).", None, "2019-04-01"),
    "day before": ("Pada 1 April 2019, Moon Jae-in bertemu Shinzo Abe.", None, "2019-04-01"),
    "day of the credit": ("Dilansir Yonhap, Senin (1/4/2019), Moon Jae-in bertemu Shinzo Abe.", None, None),
    "day of the saying": ("Moon Jae-in bertemu Shinzo Abe, kata Ban Ki-moon, Senin (1/4/2019).", None, None),
    "a clause about the event": ("KTT ASEAN yang akan berlangsung di Bali dihadiri Moon Jae-in.", "Bali", None),
    "a verb before the place": (
        "Pertemuan Moon Jae-in dan Shinzo Abe akan dibuka pada 9 Mei 2019 di Tokyo.",
        "Tokyo",
        "2019-05-09",
    ),
    "the letters of a hall": (
        "KTT ASEAN digelar di Balai Sidang Jakarta (BSJ) Senayan.",
        "Balai Sidang Jakarta Senayan",
        None,
    ),
    "a long name before the verb": (
        "Konferensi perubahan iklim atau COP99 akan digelar di Jenewa. Moon Jae-in hadir dalam konferensi itu.",
        "Jenewa",
        None,
    ),
    "a region to travel to": ("Presiden Moon Jae-in memulai lawatan ke Timur Tengah.", "Timur Tengah", None),
    "at the house of an envoy": ("Moon Jae-in bertemu Shinzo Abe di kediaman duta besar Jepang.", None, None),
    "far behind the kind of place": (
        "Moon Jae-in bertemu Shinzo Abe di gedung baru milik sebuah perusahaan Jepang.",
        None,
        None,
    ),
    "a title is no place": ("Moon Jae-in melakukan kunjungan ke Presiden Prancis di Paris.", "Paris", None),
    "finer of two": ("Moon Jae-in bertemu Shinzo Abe pada April 2019, 3 April 2019.", None, "2019-04-03"),
}


@pytest.mark.parametrize(("text", "place", "day"), WHERE_AND_WHEN.values(), ids=WHERE_AND_WHEN)
def test_are_place_and_day_those_of_the_event(text, place, day):
    account = next(a for a in doc_of(text)["accounts"])
    assert (account.place, account.earliest) == (place, day)


TIMES = {
    "hours after": (
        "Pada Senin (1/4/2019), beberapa jam setelah Moon Jae-in bertemu Shinzo Abe, hujan turun.",
        [("2019-03-31", "2019-04-01", None)],
    ),
    "a day after": (
        "Menteri itu mundur pada Senin (1/4/2019), sehari setelah Moon Jae-in bertemu Shinzo Abe.",
        [("2019-03-31", "2019-03-31", None)],
    ),
    "two days before": (
        "Hal itu diumumkan Senin (1/4/2019), dua hari sebelum pertemuan Moon Jae-in dan Shinzo Abe.",
        [("2019-04-03", "2019-04-03", None)],
    ),
    "a day after another event": (
        "Armenia dan Azerbaijan menyepakati gencatan senjata sehari setelah Moon Jae-in bertemu Shinzo Abe. "
        "Moon bertemu Abe pada 3 April 2019.",
        [("2019-04-04", "2019-04-04", None), ("2019-04-03", "2019-04-03", None)],
    ),
    "minutes after another event": (
        "Kim Jong-un bertemu Donald Trump di Hanoi 30 menit setelah pertemuan Moon Jae-in dan Shinzo Abe. "
        "Moon Jae-in bertemu Shinzo Abe pada 3 April 2019.",
        [("2019-04-03", "2019-04-03", "Hanoi"), ("2019-04-03", "2019-04-03", None)],
    ),
    "of two deeds the place of one only": (
        "Moon Jae-in menemui Shinzo Abe dan berunding dengan Kim Jong-un. "
        "Moon Jae-in berunding dengan Kim Jong-un di Osaka pada 3 April 2019.",
        [("2019-04-03", "2019-04-03", None), ("2019-04-03", "2019-04-03", "Osaka")],
    ),
    "a week after says no day": (
        "Menteri itu mundur pada Senin (1/4/2019), sepekan setelah Moon Jae-in bertemu Shinzo Abe.",
        [(None, None, None)],
    ),
    "after, with no length": (
        "Pada Senin (1/4/2019) hujan turun setelah Moon Jae-in bertemu Shinzo Abe.",
        [(None, None, None)],
    ),
    "on the sidelines": (
        "Moon Jae-in bertemu Shinzo Abe di sela KTT ASEAN di Bangkok pada 3 April 2019.",
        [("2019-04-03", "2019-04-03", "Bangkok")] * 2,
    ),
    "signed in a meeting": (
        "Jepang dan Australia menandatangani perjanjian dagang dalam pertemuan Shinzo Abe dan Scott Morrison "
        "di Tokyo pada 3 April 2019.",
        [("2019-04-03", "2019-04-03", "Tokyo"), ("2019-04-03", "2019-04-03", "Tokyo")],
    ),
    "an opening date holds for both": (
        "Pada 3 April 2019, Moon Jae-in tiba di Tokyo dan bertemu Shinzo Abe.",
        [("2019-04-03", "2019-04-03", "Tokyo")] * 2,
    ),
    "a date at the end holds for both": (
        "Moon Jae-in akan mengunjungi Tokyo dan bertemu Shinzo Abe pada 9 Mei 2019.",
        [("2019-05-09", "2019-05-09", "Tokyo")] * 2,
    ),
    "an opening date, a purpose": (
        "Pada 3 April 2019, Moon Jae-in tiba di Tokyo untuk bertemu Shinzo Abe.",
        [("2019-04-03", "2019-04-03", "Tokyo"), (None, None, "Tokyo")],
    ),
    "from a day to a day": (
        "KTT ASEAN di Bangkok berlangsung dari Senin (1/4/2019) hingga Rabu (3/4/2019).",
        [("2019-04-01", "2019-04-03", "Bangkok")],
    ),
    "since a day": (
        "Jepang dan Australia menggelar latihan militer bersama sejak 1 April hingga 3 April 2019.",
        [("2019-04-01", "2019-04-03", None)],
    ),
    "it will take place": (
        "Moon Jae-in akan bertemu Shinzo Abe. Ia berharap itu terjadi pada 9 Mei 2019.",
        [("2019-05-09", "2019-05-09", None)],
    ),
    "the occasion": (
        "Moon Jae-in akan bertemu Shinzo Abe. Acara itu dijadwalkan digelar di Tokyo pada 9 Mei 2019.",
        [("2019-05-09", "2019-05-09", "Tokyo")],
    ),
    "today, said on no day that is told": (
        'Perang antara Armenia dan Azerbaijan usai. "Hari ini kita menyaksikan gencatan senjata," kata Ban Ki-moon.',
        [(None, None, None)],
    ),
    "on the sidelines of what was told before": (
        "KTT ASEAN digelar di Bali pada 3 April 2019. Moon Jae-in bertemu Shinzo Abe di sela KTT ASEAN.",
        [("2019-04-03", "2019-04-03", "Bali")] * 2,
    ),
    "the first since an earlier one": (
        "Moon Jae-in menjadi presiden pertama yang mengunjungi Tokyo sejak 2011.",
        [(None, None, "Tokyo")],
    ),
    "another thing took place": (
        "Moon Jae-in bertemu Shinzo Abe. Serangan siber itu terjadi pada 3 April 2019.",
        [(None, None, None)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TIMES.values(), ids=TIMES)
def test_does_an_event_have_the_time_its_words_give(text, expected):
    assert [(a.earliest, a.latest, a.place) for a in doc_of(text)["accounts"]] == expected


PARTICIPANTS = {
    "two states named in the sentence": (
        "Teheran mengancam Washington jika perundingan nuklir antara kedua negara berujung kegagalan.",
        [("talks", ("Iran", "Amerika Serikat"), "held")],
    ),
    "both Koreas": (
        "Perundingan kedua Korea, Jepang, dan China digelar di Beijing.",
        [("talks", ("Korea Utara", "Korea Selatan", "Jepang", "China"), "held")],
    ),
    "a mediator is no party": (
        "Armenia menggelar perundingan dengan Azerbaijan dengan bantuan Turki.",
        [("talks", ("Armenia", "Azerbaijan"), "held")],
    ),
    "who receives a guest": (
        "Moon Jae-in menerima Presiden Joko Widodo.",
        [("meeting", (MOON, "Joko Widodo"), "held")],
    ),
    "who receives a letter": ("Moon Jae-in menerima surat dari Presiden Joko Widodo.", []),
    "who speak on the telephone": (
        "Moon Jae-in dan Shinzo Abe berbicara melalui telepon.",
        [("call", (MOON, ABE), "held")],
    ),
    "who speaks with whom": (
        "Moon Jae-in berbicara dengan Shinzo Abe pada Senin (1/4/2019).",
        [("talks", (MOON, ABE), "held")],
    ),
    "a counterpart": (
        "Moon Jae-in bertemu mitranya dari Jepang, Shinzo Abe.",
        [("meeting", (MOON, ABE), "held")],
    ),
    "the subject of the main clause": (
        "Moon Jae-in mengkritik Kim Jong-un setelah bertemu Shinzo Abe.",
        [("meeting", (MOON, ABE), "held")],
    ),
    "the subject of two deeds": (
        "Moon Jae-in bertemu Shinzo Abe di Tokyo, lalu bertemu Joko Widodo.",
        [("meeting", (MOON, ABE), "held"), ("meeting", (MOON, "Joko Widodo"), "held")],
    ),
    "the name of an exercise": (
        "Jepang dan Australia memulai latihan militer gabungan Talisman Sabre.",
        [("exercise", ("Jepang", "Australia"), "held")],
    ),
    "a body that meets": ("Para pemimpin ASEAN bertemu di Bangkok.", [("meeting", ("ASEAN",), "held")]),
    "parties of the talks that led to a truce": (
        "Armenia dan Azerbaijan menyepakati gencatan senjata setelah perundingan di Jenewa.",
        [("agreement", ("Armenia", "Azerbaijan"), "held"), ("talks", ("Armenia", "Azerbaijan"), "held")],
    ),
    "the state of him who speaks of talks": (
        '"Perundingan dengan Jepang terus berlanjut," kata Presiden Moon Jae-in.',
        [("talks", ("Korea Selatan", "Jepang"), "held")],
    ),
    "abroad": ("Moon Jae-in berada di Tokyo.", [("visit", (MOON,), "held")]),
    "at home": ("Moon Jae-in berada di Seoul.", []),
    "the host of him who signs": (
        "Moon Jae-in mengunjungi Jakarta. Ia telah menandatangani perjanjian dagang.",
        [("visit", (MOON,), "held"), ("agreement", (MOON, "Indonesia"), "held")],
    ),
    "two from two countries in a third one": (
        "Moon Jae-in dan Shinzo Abe berada di Hanoi. Moon tiba di Hanoi pada 1 April 2019.",
        [("visit", (ABE,), "held"), ("visit", (MOON,), "held")],
    ),
    "denied in a clause": (
        "Tokyo membantah bahwa Moon Jae-in akan bertemu Shinzo Abe.",
        [("meeting", (MOON, ABE), "denied")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PARTICIPANTS.values(), ids=PARTICIPANTS)
def test_are_those_the_participants(text, expected):
    assert accounts(text) == expected


def test_is_one_event_one_account_however_often_it_is_told():
    text = (
        "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 3 April 2019. Pertemuan itu berlangsung dua jam. "
        "Pertemuan puncak Korea Selatan dan Jepang itu yang pertama tahun ini."
    )
    (account,) = doc_of(text)["accounts"]
    assert (account.kind, account.place, account.earliest, len(account.evidence)) == (
        "summit",
        "Tokyo",
        "2019-04-03",
        3,
    )


def test_is_the_sentence_shown_the_one_that_says_what_became_of_it():
    """Where one party tells of an agreement and the other denies it, does the denial stand for the account?"""
    told = (
        "Pemerintah Armenia menyebut gencatan senjata dengan Azerbaijan telah disepakati pada Senin (1/4/2019). "
        '"Tidak ada kesepakatan gencatan senjata dengan Armenia," kata Menlu Azerbaijan Elmar Mammadyarov.'
    )
    doc = doc_of(told)
    [account] = doc["accounts"]
    assert account.status == "denied"
    assert account.span.of(doc.text).startswith('"Tidak ada kesepakatan')


def test_are_two_meetings_of_the_same_people_two():
    text = "Moon Jae-in bertemu Shinzo Abe di Tokyo pada 2018. Moon Jae-in bertemu Shinzo Abe di Osaka pada 2019."
    assert {a.place for a in doc_of(text)["accounts"]} == {"Tokyo", "Osaka"}


def test_are_a_meeting_and_the_summit_beside_it_two():
    """Is the summit of a body, named with or without who attends it, another event than a meeting of its guests?"""
    text = (
        "Moon Jae-in bertemu dengan Shinzo Abe di Tokyo. Keduanya kemudian menghadiri KTT ASEAN. "
        "Juru bicara Ban Ki-moon menyebut pembicaraan kedua pemimpin hangat."
    )
    found = {(a.kind, a.participant_names) for a in doc_of(text)["accounts"]}
    assert found == {("meeting", (MOON, ABE)), ("summit", ("ASEAN",))}


def test_has_a_meeting_the_place_of_the_summit_on_whose_days_it_was():
    text = (
        "KTT ASEAN berlangsung di Bali pada 2-4 April 2019. "
        "Moon Jae-in bertatap muka dengan Shinzo Abe pada 3 April 2019."
    )
    assert {(a.kind, a.place) for a in doc_of(text)["accounts"]} == {("summit", "Bali"), ("meeting", "Bali")}


def test_does_a_plan_for_a_later_day_stay_apart_from_a_meeting_just_held():
    text = (
        "Moon Jae-in bertemu dengan Shinzo Abe di Tokyo. "
        "Kedua pemimpin sepakat akan mengadakan pertemuan lanjutan pada 9 Mei 2019."
    )
    assert [(a.status, a.earliest) for a in doc_of(text)["accounts"]] == [("held", None), ("planned", "2019-05-09")]


def test_does_a_third_summit_stay_apart():
    text = (
        "Pertemuan puncak kedua Trump dan Kim Jong-un berakhir di Hanoi. "
        "Trump mengatakan akan ada pertemuan puncak ketiga dengan Kim Jong-un."
    )
    assert [a.status for a in doc_of(text)["accounts"]] == ["held", "planned"]


def test_is_a_repeated_sentence_read_once():
    line = "Moon Jae-in bertemu dengan Shinzo Abe di Tokyo.\n"
    (account,) = doc_of(line * 3)["accounts"]
    assert len(account.evidence) == 1


VOCABULARY = Vocabulary(LEXICON)


def scene_of(text: str):
    doc = doc_of(text)
    reading = Reading(doc, VOCABULARY, Gazetteer(LEXICON))
    items = reading.items(doc["sentences"][0])
    around = VOCABULARY.around(items.forms)
    found = around.events or list(VOCABULARY.takings_place.find_forms(items.forms))
    return reading.scene(doc["sentences"][0], items, around, found), found


@pytest.mark.parametrize("row", LEXICON.table("event_words"), ids=lambda row: row["form"])
def test_does_the_example_fire_its_word(row):
    found = scene_of(row["example"])[1]
    assert row["form"] in {hit.payload.form for hit in found}


@pytest.mark.parametrize("row", LEXICON.table("event_status"), ids=lambda row: row["form"])
def test_does_the_example_have_its_status(row):
    scene, found = scene_of(row["example"])
    hits = [hit for hit in found if hit.payload.frame != "shield"]
    cues = [cue for cue in scene.statuses if cue.payload.form == row["form"]]
    found = {status_of(scene, hit, cues, Others(hits[:n], hits[n + 1 :])) for n, hit in enumerate(hits)}
    assert row["status"] in found


@pytest.mark.parametrize("row", LEXICON.table("event_outcomes"), ids=lambda row: row["form"])
def test_does_the_example_tell_what_came_of_it(row):
    (outcome,) = {a.outcome for a in doc_of(row["example"])["accounts"] if a.kind == "meeting"}
    assert outcome.lower().startswith(row["form"])
    assert outcome in row["example"]


@pytest.mark.parametrize("row", LEXICON.table("event_links"), ids=lambda row: row["form"])
def test_does_the_example_hold_its_link(row):
    scene, _ = scene_of(row["example"])
    assert row["role"] in scene.roles


@given(st.text(alphabet="abAB .,\"'()-\n\u2019\U0001f600dikepertemuan", max_size=80))
def test_does_any_text_keep_its_offsets(text):
    doc = doc_of(f"Moon Jae-in bertemu Shinzo Abe. {text} Pertemuan itu selesai.")
    spans = {sentence.span for sentence in doc["sentences"]}
    for account in doc["accounts"]:
        assert account.span in spans
        assert set(account.evidence) <= spans
        assert len(account.participants) == len(account.participant_names) == len(set(account.participants))


@pytest.mark.parametrize(
    ("unit", "size"),
    [("pertemuan antara ", 1_000_000), ("Pertemuan itu akan. ", 50_000), ("a", 1_000_000), ("A", 1_000_000)],
    ids=["no stop", "stops", "one word", "capitals"],
)
def test_does_a_long_line_pass(unit, size):
    doc = run(Doc(Article(article_id="a", text=unit * (size // len(unit)))), (Sentences(), Events(LEXICON)))
    assert doc["accounts"] == ()


def test_does_a_length_behind_the_word_make_a_range():
    """Is `pertemuan puncak dua hari` with one printed day told as two days, and a length elsewhere left alone?"""
    text = (
        "Presiden Amerika Serikat Donald Trump bertemu pemimpin Korea Utara Kim Jong-un di Hanoi, Rabu (27/2/2019). "
        "Tak ada kesepakatan antara Trump dan Kim dalam pertemuan puncak {} di Hanoi."
    )
    told = {
        words: {(a.earliest, a.latest) for a in doc_of(text.format(words))["accounts"] if a.earliest}
        for words in ("dua hari mereka", "mereka")
    }
    assert told == {"dua hari mereka": {("2019-02-27", "2019-02-28")}, "mereka": {("2019-02-27", "2019-02-27")}}
