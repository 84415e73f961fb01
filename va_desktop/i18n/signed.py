# SPDX-License-Identifier: GPL-3.0-or-later
"""Sign languages by their codes (ISO 639-3): they are languages of their own, not hands for a spoken one."""

_CODES = """
ads aed aen afg ajs ase asp asq asw bfi bfk bog bqn bqy bvl bzs cds csc csd cse csf csg csl csn
csq csr csx doq dse dsl dsz ecs ehs esl esn eso eth fcs fse fsl fss gds gse gsg gsm gss gus hab
haf hds hks hos hps hsh hsl icl iks ils inl ins ise isg isr jcs jhs jks jls jos jsl jus kgi kvk
lbs lls lsb lsc lsl lsn lso lsp lst lsv lsw lsy lws mdl mfs mre msd msr mzc mzg mzy nbs ncs nsi
nsl nsp nsr nzs okl pgz pks prl prz psc psd psg psl pso psp psr pys rib rms rnb rsl rsm rsn sdl
sfs sgg sgx slf sls sqk sqs sqx ssp ssr svk swl syy szs tse tsm tsq tss tsy tza ugn ugy ukl uks
vsi vsl vsv wbs xki xml xms ygs yhs ysl ysm zib zsl
"""

CODES = frozenset(_CODES.split())
"""Every code of ISO 639-3 whose reference name is that of a sign language, and International Sign (`ils`)."""

_NAMES = {
    "afg": "Afghan Sign Language",
    "ase": "American Sign Language",
    "bfi": "British Sign Language",
    "csn": "Lengua de señas colombiana",
    "csq": "Hrvatski znakovni jezik",
    "csx": "Cambodian Sign Language",
    "fsl": "Langue des signes française",
    "ils": "International Sign",
    "lso": "Laos Sign Language",
    "rsl": "Русский жестовый язык",
    "ssp": "Lengua de signos española",
    "ukl": "Українська жестова мова",
    "ysl": "Yugoslavian Sign Language",
}
"""Names as their users write them where that is known, else the reference name of ISO 639-3."""


def is_sign_language(code: str) -> bool:
    """Tell whether a code is that of a sign language."""
    return code in CODES


def name(code: str) -> str:
    """Return the name of a sign language, or its code where no name is known here."""
    return _NAMES.get(code, code)
