"""Bodies that no table has, their second names and clipped forms; offices and governments alone; places in lists."""

from __future__ import annotations

import pytest

BODIES = {
    "by its first word": "Temuan [Badan Rawa Pertahanan]{badan-rawa-pertahanan} dibantah.",
    "joined parts": ("Temuan [Badan Bea Cukai dan Perlindungan Rawa]{badan-bea-cukai-dan-perlindungan-rawa} dibantah."),
    "with its state": "Laporan [Direktorat Pangan Sipil Swedia]{direktorat-pangan-sipil-swedia} dibantah.",
    "a hospital": "Petugas [Rumah Sakit Swedia]{rumah-sakit-swedia} dan [rumah sakit itu]{rumah-sakit-swedia} diam.",
    "letters of another language": (
        "[Komisi Pangan Rawa]{komisi-pangan-rawa} ([RFC]{komisi-pangan-rawa}) diam. "
        "Lalu [RFC]{komisi-pangan-rawa} pergi."
    ),
    "a second name and letters": (
        "Kabar [Komisi Pangan Rawa]{komisi-pangan-rawa} ([Swamp Food Board]{komisi-pangan-rawa}/"
        "[SFB]{komisi-pangan-rawa}) ramai."
    ),
    "a foreign name in brackets": (
        "Otoritas pangan itu ([Food and Swamp Control]{food-and-swamp-control}/[FSC]{food-and-swamp-control}) diam."
    ),
    "a party is not its member": "Menteri [Rasto Widigdo]{rasto-widigdo} ([KRM]{a:krm}) hadir.",
    "said again small": (
        "[Pengadilan Pangan Tingkat Rawa]{pengadilan-pangan-tingkat-rawa} menolak. "
        "Putusan [pengadilan pangan]{pengadilan-pangan-tingkat-rawa} dikecam."
    ),
    "an army behind its spokesman": "Ini kata juru bicara [militer Swedia]{angkatan-bersenjata-swedia}.",
    "an airline": "Pesawat [Rawamerah Air]{rawamerah-air} mendarat.",
    "a product is no company": "Sebuah pesawat Boeing rusak, begitu pula Airbus A320 kemarin.",
    "a police that acts": (
        "[Kepolisian Nasional Peru]{kepolisian-nasional-peru} menolak. [Polisi]{kepolisian-nasional-peru} menangkapnya."
    ),
}

QUOTED = {
    "a group in quotation marks": 'Anggota kelompok "[Rawa bagi Semua]{rawa-bagi-semua}" datang.',
    "explained behind it": "Uang itu untuk [Rawamerah]{a:rawamerah}, sebuah konsorsium di Oslo.".replace(
        " di Oslo", ""
    ),
    "with a number": "Begitu laporan outlet lokal [Rawa24]{rawa24} kemarin.",
    "no law": "Mereka membahas RUU 'Rawa Merah Besar' kemarin.",
    "with the region it is of": "Kemarin [Polisi Queensland]{polisi-queensland} mengumumkan hal itu.",
    "a union of policemen": "Ketua [Rawamerah Police Union]{rawamerah-police-union} hadir.",
    "the last word of a body": (
        "Menurut [Rawamerah Post]{rawamerah-post} itu benar. Ia bicara kepada [Post]{rawamerah-post} kemarin."
    ).replace("Ia bicara", "Ada wawancara"),
}

PERSONS = {
    "a slip of the first name": (
        "Juru bicara itu, [Arrmanatha Widigdo]{arrmanatha-widigdo}, hadir. [Armanatha]{arrmanatha-widigdo} mengatakan "
        "hal itu. Kata [Armanatha]{arrmanatha-widigdo}, semua baik."
    ),
    "a name cut short": (
        "Staf Khusus [Teuku Rastoasyah]{teuku-rastoasyah} hadir. Menurut [Rasto]{teuku-rastoasyah}, informasi itu "
        "diperoleh [Rastoa]{teuku-rastoasyah} dari telepon."
    ),
    "initials in the middle": (
        "Menteri [Retno Lestari Priansari Widigdo]{retno-lestari-priansari-widigdo} hadir. "
        "Kata [Retno LP Widigdo]{retno-lestari-priansari-widigdo}, semua baik."
    ),
    "a slip of two names": (
        "Hakim [Rasto Widigdo]{rasto-widigdo} dan jaksa [Rastu Widarto]{rastu-widarto} hadir. Rasta diam."
    ),
    "a day behind a name": "Menurut utusan AS [Rasto Lowengo]{rasto-lowengo} Jumat akan menuju [Kairo]{@kairo}.",
    "a month behind a name": "Kata [Justin Trudeau]{justin-trudeau} 3 Juni, kata [Trudeau]{justin-trudeau} Maret lalu.",
    "verbs of a headline behind a name": (
        "Temui Para Menteri, [Trump]{donald-trump} Janjikan Berkompetisi Dengan Sengit. [Trump]{donald-trump} hadir."
    ),
    "a first name like a word": "Kemarin Presiden [Win Widigdo]{win-widigdo} hadir.",
    "halves joined by a particle": "Menlu Peru [Rasto Albano da Costa]{rasto-albano-da-costa} hadir.",
    "no letters of a meeting": "Konferensi Tingkat Menteri (KTM) ditunda.",
    "an officer of a region": (
        "Kata komisaris polisi [Australia Barat]{@australia-barat}, [Rasto Widigdo]{rasto-widigdo}, tadi."
    ),
    "an agency's photographer": "Rapat itu ramai. ([AFP]{afp}/[RASTO WIDIGDO]{rasto-widigdo})",
    "common words behind a party": (
        "Kata anggota [DPR]{a:dpr} dari [Partai Rawa]{partai-rawa}, [Al Green]{al-green}, kemarin."
    ),
    "with an initial": (
        "Kata [Rasto Widigdo]{rasto-m-widigdo} kemarin. Begitu Menteri [Rasto M Widigdo]{rasto-m-widigdo} hadir."
    ),
    "initials": "Kata Komisaris [G.S. Widigdo]{g-s-widigdo} kemarin.",
    "another's first name": "Pemimpin [DPR]{a:dpr} [Lusi Powell]{lusi-powell} diam.",
    "a family name like a word": "Menurut [Yang Moo-jin]{yang-moo-jin}, itu wajar.",
    "behind a description": (
        'Ada protes. "Saya di sini," kata pengunjuk rasa tua, [Rasto Widigdo]{rasto-widigdo}, tadi.'
    ),
    "a credit": "Kabar itu lama. Editor: [Rasto Widigdo]{rasto-widigdo}",
}

PARTED = {
    "letters of a body": "Kata juru bicara [KRM]{a:krm} [Rasto Widigdo]{rasto-widigdo} kemarin.",
    "a region behind a body": (
        "Kata Kepala [Dinas Pangan Bekasi]{dinas-pangan-bekasi} [Rasto Widigdo]{rasto-widigdo} kemarin."
    ),
    "a region of an office": "Kata Wakil Bupati Cianjur [Rasto Widigdo]{rasto-widigdo} kemarin.",
    "a rank": "Kata Kapolda [Jabar]{@jabar} Irjen [Rasto Widigdo]{rasto-widigdo} kemarin.",
    "alone elsewhere": (
        "Kata Kepala [Dinas Pangan Rawamerah]{dinas-pangan-rawamerah} [Widigdo]{a:widigdo} kemarin. "
        "Lalu [Widigdo]{a:widigdo} pulang."
    ),
    "initials behind a given name": "Menteri Keuangan [Bambang PS Widigdo]{bambang-ps-widigdo} hadir.",
    "a long verb glued behind": "Menteri Keuangan [Rasto Widigdo]{rasto-widigdo}mengucapkan terima kasih.",
    "letters of a thing": "Panggilan itu sampai ke menara kontrol (ATC) bandara.",
    "thanks to somebody": "Ia berterima kasih ke [Swedia]{swedia}.".replace("Ia b", "B"),
    "a union of its members": "Kabar dari [Aliansi Jurnalis Rawamerah]{aliansi-jurnalis-rawamerah} sudah lama.",
}

ROLES = {
    "a government alone": "[Swedia]{swedia} menolak. Kemarin [pemerintah]{swedia} mengumumkan hal itu.",
    "somebody else's government": "[Swedia]{swedia} menolak. Pemerintah kota diam, media pemerintah juga.",
    "a president alone": "[Donald Trump]{donald-trump} tiba. [Presiden]{donald-trump} menelepon, kata orang.",
    "no president": "[Donald Trump]{donald-trump} tiba. Calon presiden lain pulang.",
    "an office left": (
        "Mantan Perdana Menteri [Rasto Widigdo]{rasto-widigdo} pergi. Perdana menteri belum ada, jadi hal itu ditunda."
    ),
    "that state, spoken of": "Warga Rusia dilarang meninggalkan [negara itu]{@rusia}.",
    "his state's rights": (
        "[Emmanuel Macron]{emmanuel-macron} mengatakan negara[nya]{emmanuel-macron} membela hak-hak[nya]{prancis}."
    ),
    "those who": "[Hamas]{hamas} menolak. Keluarga mereka yang tewas menunggu.",
    "where he is from": "Menteri [Rasto Widigdo]{rasto-widigdo} tiba. [Politikus asal Peru itu]{rasto-widigdo} lelah.",
    "of which state": "Menteri [Rasto Widigdo]{rasto-widigdo} tiba. [Diplomat Peru itu]{rasto-widigdo} lelah.",
    "how old": "Menteri [Rasto Widigdo]{rasto-widigdo} tiba. [Pria yang berusia 54 tahun itu]{rasto-widigdo} lelah.",
    "behind a verb of saying": 'Presiden [Rasto Widigdo]{rasto-widigdo} tiba. "Ya," imbuh [presiden]{rasto-widigdo}.',
    "a state told by a title": "Presiden Peru [Rasto Widigdo]{rasto-widigdo} tiba. [Negara itu]{peru} berduka.",
    "of his party": (
        "Gubernur [Rasto Widigdo]{rasto-widigdo} tiba. [Gubernur dari Partai Demokrat itu]{rasto-widigdo} lelah."
    ),
    "a party's name": "Anggota [Partai Rawa]{partai-rawa} itu lelah.",
    "none named behind it": (
        "[Rasto Widigdo]{rasto-widigdo} tiba. [Pria itu]{rasto-widigdo} lelah, menurut [Budi Karsa]{budi-karsa}."
    ),
    "a seat that acts": "[Gedung Putih]{amerika-serikat} menggugat putusan itu.",
}

PLACES = {
    "addresses of pages": (
        "[Rawapos.com]{rawapos-com} - [Joko Widodo]{joko-widodo} hadir, kata www.[rawaberita.co.id]{rawaberita-co-id}. "
        "Surel: a@rawa.com dan https://rawa.com/x."
    ),
    "a state in capitals before a dash": (
        "[MALAYSIA]{@malaysia} – Pembicaraan antara [Kamboja]{kamboja} dan [Thailand]{thailand} usai."
    ),
    "a hotel behind an office": (
        "Perdana Menteri Peru [Rasto Widigdo]{rasto-widigdo} hadir di "
        "[Hotel Rawa Phnom Penh]{@hotel-rawa-phnom-penh} sehari sesudah Thanksgiving, pukul 15.00 UTC."
    ),
    "an airport called after somebody": (
        "Pesawat itu jatuh di [Bandara Internasional Rasto Widigdo]{@bandara-internasional-rasto-widigdo}."
    ),
    "a list of places": "Gempa mengguncang di [Spanyol]{@spanyol}, [Portugal]{@portugal}, dan [Italia]{@italia}.",
    "an address": "[Rasto Widigdo]{rasto-widigdo} lahir di [Kampala]{@kampala}, [Uganda]{@uganda}.",
    "his home": "[Donald Trump]{donald-trump} pulang ke negara asal[nya]{donald-trump}, [Swedia]{@swedia}.",
    "a town told by its noun": "Gempa mengguncang wilayah [Rawamerah]{@rawamerah} kemarin.",
}


@pytest.mark.parametrize("marked", [*BODIES.values(), *QUOTED.values()], ids=[*BODIES, *QUOTED])
def test_bodies(marked, compared):
    """Are bodies found by their first word, and are all their names one actor?"""
    expected, found = compared(marked)
    assert found == expected


@pytest.mark.parametrize("marked", [*PERSONS.values()], ids=[*PERSONS])
def test_persons(marked, compared):
    """Are persons found whom only what stands around tells?"""
    expected, found = compared(marked)
    assert found == expected


@pytest.mark.parametrize("marked", [*PARTED.values()], ids=[*PARTED])
def test_parted(marked, compared):
    """Are a body and the person behind it two names?"""
    expected, found = compared(marked)
    assert found == expected


def test_a_given_name_is_anybody(annotate):
    """Does a common given name without office or full name mean no statesman?"""
    doc = annotate("Indonesia menunggu, kata Agus (45), warga desa itu.", "2025-06-01")
    assert "agus-subiyanto" not in {m.actor_id for m in doc["mentions"]}


@pytest.mark.parametrize("marked", [*ROLES.values()], ids=[*ROLES])
def test_roles(marked, compared):
    """Does an office or government without its state mean whom the article means by it?"""
    expected, found = compared(marked)
    assert found == expected


@pytest.mark.parametrize("marked", [*PLACES.values()], ids=[*PLACES])
def test_places(marked, compared):
    """Are places told from actors in lists and addresses?"""
    expected, found = compared(marked)
    assert found == expected


def test_a_digest_turns_to_its_next_item(annotate):
    """Does a pronoun in the next item of a digest mean nobody of the last one?"""
    items = "- Moon Jae-in tiba di Busan. Ia diam.\n- Gempa mengguncang desa itu.\n- Ia belum ditemukan hingga kini.\n"
    doc = annotate("Berikut berita-berita hari ini:\n" + items)
    assert [m.actor_id for m in doc["mentions"] if m.kind == "pronoun"] == ["moon-jae-in", None]
