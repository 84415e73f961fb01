# SPDX-License-Identifier: GPL-3.0-or-later
"""What a column of a spreadsheet can mean: a field of HSDS or an answer of our profile, and how people call it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from va_desktop.directory.hsds.profile import ACCESSIBILITY, AXES, OFFER
from va_desktop.directory.hsds.tables import ENUMS

Sort = Literal["text", "number", "day", "time", "list", "code", "codes", "answer", "days", "hours", "position"]


@dataclass(frozen=True)
class Target:
    """One meaning. `name` is `object.field`; `hxl` its tag in a template; `help` the line above a template's column.

    `words`: headings, in any language, that mean it. `allowed`: the codes of a closed list.
    """

    name: str
    sort: Sort
    hxl: str
    help: str
    words: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    @property
    def owner(self) -> str:
        """Return the object."""
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        """Return the field of the object."""
        return self.name.partition(".")[2]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


_PLAIN: tuple[tuple[str, Sort, str, str, str], ...] = (
    (
        "service.id",
        "text",
        "#service+id",
        "Your own number for this service. It must not change.",
        "id|service id|service code|código del servicio|identifiant|код послуги|رمز الخدمة",
    ),
    (
        "service.name",
        "text",
        "#service+name",
        "What people call this service.",
        "service|service name|name|name of service|servicio|nombre del servicio|nombre|service offert|nom du service|nom|"
        "nome do serviço|nome|назва послуги|послуга|назва|название услуги|услуга|название|naziv usluge|usluga|naziv|"
        "الخدمة|اسم الخدمة|الاسم|ឈ្មោះសេវា|សេវា|ឈ្មោះ",
    ),
    (
        "service.description",
        "text",
        "#service+description",
        "What happens there, in short sentences.",
        "description|service description|details|activities|descripción|actividades|description du service|activités|"
        "descrição|опис|опис послуги|описание|opis|الوصف|وصف الخدمة|ការពិពណ៌នា",
    ),
    (
        "service.status",
        "code",
        "#status",
        "active, inactive, defunct or temporarily closed.",
        "status|service status|estado|statut|état|статус|الحالة|ស្ថានភាព",
    ),
    (
        "service.email",
        "text",
        "#contact+email",
        "An e-mail address that anybody may use.",
        "email|e mail|mail|correo|correo electrónico|courriel|adresse e mail|електронна пошта|пошта|эл почта|البريد الإلكتروني|អ៊ីមែល",
    ),
    (
        "service.url",
        "text",
        "#contact+url",
        "The web page of the service.",
        "url|website|web|web site|web page|sitio web|página web|site web|site internet|сайт|веб сайт|الموقع الإلكتروني|គេហទំព័រ",
    ),
    (
        "service.eligibility_description",
        "text",
        "#beneficiary",
        "For whom it is.",
        "eligibility|who can use|target group|beneficiaries|elegibilidad|beneficiarios|población objetivo|bénéficiaires|"
        "public cible|для кого|цільова група|целевая группа|المستفيدون|الفئة المستهدفة",
    ),
    (
        "service.application_process",
        "text",
        "#access+process",
        "How to come in: walk in, call first, with a letter.",
        "how to apply|how to access|access|referral|cómo acceder|acceso|comment accéder|accès|як звернутися|как обратиться|كيفية الوصول",
    ),
    (
        "service.fees_description",
        "text",
        "#value+fees",
        "What it costs, in words.",
        "fees|cost|price|costs|costo|costos|precio|tarifa|coût|tarif|prix|вартість|ціна|стоимость|цена|cijena|التكلفة|الرسوم|តម្លៃ",
    ),
    (
        "service.minimum_age",
        "number",
        "#beneficiary+age+min",
        "The lowest age, in years.",
        "minimum age|min age|age from|edad mínima|âge minimum|мінімальний вік|минимальный возраст|الحد الأدنى للعمر",
    ),
    (
        "service.maximum_age",
        "number",
        "#beneficiary+age+max",
        "The highest age, in years.",
        "maximum age|max age|age to|edad máxima|âge maximum|максимальний вік|максимальный возраст|الحد الأقصى للعمر",
    ),
    (
        "service.assured_date",
        "day",
        "#date+updated",
        "The day on which somebody last checked this, as 2026-11-23.",
        "assured date|last checked|verified on|last updated|updated|date|fecha de verificación|última actualización|fecha|"
        "date de vérification|mis à jour le|дата перевірки|оновлено|дата обновления|تاريخ التحديث",
    ),
    (
        "service.alert",
        "text",
        "#service+alert",
        "What people must know now: moved, closed for repair.",
        "alert|notice|warning|aviso|alerta|avis|увага|внимание|تنبيه",
    ),
    (
        "service.languages",
        "list",
        "#service+languages",
        "Languages spoken there, as codes: km; en; ar.",
        "languages|language|idiomas|lenguas|langues|мови|мова|языки|jezici|اللغات|ភាសា",
    ),
    (
        "service.required_documents",
        "list",
        "#service+documents",
        "What to bring, one thing after another with ; between.",
        "documents|required documents|what to bring|papers|documentos|documentos requeridos|documents requis|документи|документы|"
        "المستندات المطلوبة|الوثائق",
    ),
    (
        "organization.id",
        "text",
        "#org+id",
        "Your own number for the organisation.",
        "organization id|organisation id|org id|org code",
    ),
    (
        "organization.name",
        "text",
        "#org+name",
        "Who offers the service.",
        "organization|organisation|organization name|organisation name|org|provider|agency|proveedor|organización|entidad|institución|"
        "organisme|structure|організація|заклад|установа|организация|учреждение|organizacija|ustanova|المنظمة|المؤسسة|الجهة|អង្គការ|ស្ថាប័ន",
    ),
    (
        "organization.description",
        "text",
        "#org+description",
        "What this organisation is.",
        "organization description|organisation description|about the organisation",
    ),
    (
        "organization.website",
        "text",
        "#org+url",
        "The organisation's web page.",
        "organization website|organisation website",
    ),
    (
        "location.name",
        "text",
        "#loc+name",
        "The name of the house or place.",
        "location|place|site|facility|location name|facility name|lugar|sede|sitio|lieu|établissement|місце|місце надання|место|"
        "объект|lokacija|mjesto|المكان|الموقع|اسم المرفق|ទីតាំង|ទីកន្លែង",
    ),
    (
        "location.latitude",
        "number",
        "#geo+lat",
        "North or south, in degrees: 12.5657.",
        "latitude|lat|gps latitude|gps lat|y|latitud|широта|خط العرض|រយៈទទឹង",
    ),
    (
        "location.longitude",
        "number",
        "#geo+lon",
        "East or west, in degrees: 104.991.",
        "longitude|lon|lng|long|gps longitude|gps lon|x|longitud|довгота|долгота|خط الطول|រយៈបណ្តោយ",
    ),
    (
        "location.position",
        "position",
        "#geo",
        "Both in one cell: 12.5657, 104.991.",
        "gps|coordinates|coordenadas|coordonnées|координати|координаты|الإحداثيات",
    ),
    (
        "location.transportation",
        "text",
        "#loc+directions",
        "How to get there, as you would tell it on the phone.",
        "directions|how to get there|transport|transportation|cómo llegar|comment s y rendre|як дістатися|как добраться|كيفية الوصول إلى المكان",
    ),
    (
        "location.landmark",
        "text",
        "#loc+landmark",
        "What everybody near knows: opposite the market.",
        "landmark|near|punto de referencia|repère|орієнтир|ориентир|علامة مميزة",
    ),
    (
        "address.address_1",
        "text",
        "#loc+address",
        "Street and house, where there is one.",
        "address|street|street address|address 1|dirección|calle|adresse|rue|адреса|вулиця|адрес|улица|adresa|ulica|العنوان|الشارع|អាសយដ្ឋាន",
    ),
    (
        "address.city",
        "text",
        "#loc+city",
        "Town or village.",
        "city|town|village|municipality|ciudad|municipio|pueblo|ville|commune|місто|село|город|grad|općina|المدينة|القرية|ទីក្រុង|ភូមិ",
    ),
    (
        "address.region",
        "text",
        "#adm2+name",
        "District.",
        "district|region|adm2|admin2|distrito|région|район|kanton|المنطقة|القضاء|ស្រុក",
    ),
    (
        "address.state_province",
        "text",
        "#adm1+name",
        "Province, governorate, oblast or department.",
        "province|state|governorate|oblast|department|adm1|admin1|departamento|provincia|província|estado provincia|département|"
        "область|провінція|провинция|المحافظة|الولاية|ខេត្ត",
    ),
    (
        "address.postal_code",
        "text",
        "#loc+postcode",
        "Leave it empty where there is none.",
        "postcode|postal code|zip|zip code|código postal|code postal|індекс|поштовий індекс|индекс|الرمز البريدي",
    ),
    (
        "address.country",
        "text",
        "#country+code",
        "Two letters: KH.",
        "country|país|pays|країна|страна|država|البلد|الدولة|ប្រទេស",
    ),
    (
        "address.pcode",
        "text",
        "#adm2+code",
        "The P-code of the district.",
        "pcode|p code|adm1 pcode|adm2 pcode|adm3 pcode|admin2 pcode|admin1 pcode|district code|código dane|divipola",
    ),
    (
        "phone.number",
        "list",
        "#contact+phone",
        "Several numbers with ; between.",
        "phone|telephone|tel|phone number|mobile|contact number|teléfono|celular|téléphone|tél|portable|телефон|мобільний|мобильный|"
        "номер телефону|telefon|الهاتف|رقم الهاتف|الجوال|ទូរស័ព្ទ|លេខទូរស័ព្ទ",
    ),
    (
        "contact.name",
        "text",
        "#contact+name",
        "The role to ask for. No private names.",
        "contact|contact person|focal point|contacto|personne de contact|контактна особа|контактное лицо|جهة الاتصال",
    ),
    (
        "schedule.hours",
        "hours",
        "#service+hours",
        "Days and hours: Mon-Fri 08:00-16:00; Sat 08:00-12:00.",
        "hours|opening hours|working hours|open|schedule|horario|horarios|horas de atención|horaires|heures d ouverture|години роботи|"
        "графік роботи|часы работы|график работы|radno vrijeme|ساعات العمل|أوقات الدوام|ម៉ោងធ្វើការ",
    ),
    (
        "schedule.byday",
        "days",
        "#service+days",
        "Days: MO, TU, WE, TH, FR, SA, SU.",
        "days|opening days|días|jours|дні|дни|أيام العمل",
    ),
    ("schedule.opens_at", "time", "#service+opens", "When it opens: 08:00.", "opens|opens at|from|abre|ouvre"),
    ("schedule.closes_at", "time", "#service+closes", "When it closes: 16:00.", "closes|closes at|to|cierra|ferme"),
    (
        "schedule.by_appointment",
        "answer",
        "#service+appointment",
        "yes when people must agree on a time first.",
        "by appointment|appointment|con cita|sur rendez vous|за записом|по записи|بموعد مسبق",
    ),
)

_ANSWERS = {
    "women_staff": (
        "yes when women can be served by women.",
        "women staff|female staff|personal femenino|personnel féminin|موظفات",
    ),
    "travel_paid": ("yes when the way is paid.", "travel paid|transport paid|transporte pagado|transport payé"),
    "lodging_paid": (
        "yes when staying over night is paid.",
        "lodging paid|accommodation paid|alojamiento pagado|hébergement payé",
    ),
    "no_id_needed": ("yes when nobody asks for papers.", "no id needed|no documents needed|sin documento|sans papiers"),
    "children": ("yes when children are served.", "children|children served|niños|enfants|діти|дети|الأطفال"),
    "free": ("yes when it costs nothing.", "free|free of charge|gratuito|gratis|gratuit|безкоштовно|бесплатно|مجاني"),
    "step_free": (
        "yes when a wheelchair can get in.",
        "step free|wheelchair|wheelchair access|ramp|silla de ruedas|rampa|accès fauteuil",
    ),
    "toilet": (
        "yes when the toilet can be used with a wheelchair.",
        "accessible toilet|toilet|baño accesible|toilettes accessibles",
    ),
    "lift": ("yes when there is a lift, or no stairs.", "lift|elevator|ascensor|ascenseur|ліфт|лифт|مصعد"),
    "parking": ("yes when a car can stop at the door.", "parking|accessible parking|parqueadero|estacionamiento"),
    "sign_language": (
        "yes when sign language is spoken.",
        "sign language|lengua de señas|langue des signes|жестова мова",
    ),
    "tactile": ("yes when the way can be felt, or signs are in Braille.", "tactile|braille"),
    "hearing_loop": ("yes when there is an induction loop.", "hearing loop|induction loop"),
    "guide": ("yes when somebody helps people find the way.", "guide|assistance on site"),
    "home_visit": (
        "yes when they come to people's homes.",
        "home visit|home visits|visitas domiciliarias|visites à domicile",
    ),
    "redacted": (
        "yes when the address must not be shown to everybody.",
        "redacted|confidential|hide address|confidencial",
    ),
}
_CODES = {
    "framework": ("The system that it is a part of. targeted: made for victims.", "framework|frameworks|marco|cadre"),
    "approach": ("How it reaches victims.", "approach|approaches|enfoque|approche"),
    "route": ("For whom it is: open to everyone, specialised, or for victims.", "route|ruta"),
    "pillar": ("The part of victim assistance.", "pillar|pillars|pilar|pilier"),
    "need": ("What people need when they come.", "need|needs|necesidad|besoin|потреба"),
    "service_type": (
        "What kind of place it is.",
        "service type|type of service|type|category|tipo de servicio|type de service|тип послуги",
    ),
}


def _targets() -> dict[str, Target]:
    found = [
        Target(name, sort, hxl, text, _words(words), ENUMS.get(("service", "status"), ()) if sort == "code" else ())
        for name, sort, hxl, text, words in _PLAIN
    ]
    for axis, (text, words) in _CODES.items():
        found.append(Target(f"profile.{axis}", "codes", f"#x_va+{axis}", text, _words(words), AXES[axis]))
    for code in (*OFFER, *ACCESSIBILITY, "redacted"):
        text, words = _ANSWERS[code]
        found.append(
            Target(f"profile.{code}", "answer", f"#x_va+{code}", text, _words(words), ("yes", "no", "unknown"))
        )
    return {target.name: target for target in found}


TARGETS: Mapping[str, Target] = _targets()
"""Every meaning by name, in the order of a template's columns."""

KEEP, SKIP = "keep", "skip"
"""What else a column can be mapped to: a field of its own in the service, or nothing at all."""
