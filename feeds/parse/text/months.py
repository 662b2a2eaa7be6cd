"""Words of the calendar: month names, weekdays and zone names, as newsrooms write them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# A paragraph a month: en de fr es it pt nl pl cs sv da no fi ru uk tr id ro hu sk ca ar el hi bn.
_NAMES = """
january jan jan. januar jänner jän jän. janvier janv janv. enero ene ene. gennaio gen gen. janeiro januari
stycznia styczeń ledna leden tammikuuta января янв січня ocak oca januari ianuarie január januára gener
يناير ιανουαρίου ιαν जनवरी জানুয়ারি

february feb feb. februar feber février févr févr. fév febrero febbraio fevereiro fev fev. februari lutego
luty února únor helmikuuta февраля фев лютого şubat şub februarie február februára febrer فبراير
φεβρουαρίου φεβ फरवरी ফেব্রুয়ারি

march mar mar. märz mrz mrz. mär mär. mars marzo março maart mrt mrt. marca marzec března březen
maaliskuuta марта мар березня mart maret martie március març مارس μαρτίου μαρ मार्च মার্চ

april apr apr. avril avr avr. abril abr abr. aprile aprilie kwietnia kwiecień dubna duben huhtikuuta
апреля апр квітня nisan nis április apríla abril أبريل ابريل απριλίου απρ अप्रैल এপ্রিল

may mai mayo mag maggio maio mei maja maj května květen toukokuuta мая май травня mayıs mayis május mája
maig مايو μαΐου μαΐ मई মে

june jun jun. juni juin junio giugno giu giu. junho czerwca czerwiec června červen kesäkuuta июня июн
червня haziran haz iunie június júna juny يونيو يونيه ιουνίου ιουν जून জুন

july jul jul. juli juillet juil juil. julio luglio lug lug. julho lipca lipiec července červenec
heinäkuuta июля июл липня temmuz tem iulie július júla juliol يوليو يوليه ιουλίου ιουλ जुलाई জুলাই

august aug aug. août aout agosto ago ago. augustus augusti sierpnia sierpień srpna srpen elokuuta августа
авг серпня ağustos agustos ağu augusztus augusta agost أغسطس اغسطس αυγούστου αυγ अगस्त আগস্ট

september sep sep. sept sept. septembre septiembre setiembre settembre set set. setembro września wrzesień
září syyskuuta сентября сен вересня eylül eyl septembrie szeptember septembra setembre سبتمبر σεπτεμβρίου
σεπ सितंबर সেপ্টেম্বর

october oct oct. oktober okt okt. octobre octubre ottobre ott ott. outubro out out. października
październik října říjen lokakuuta октября окт жовтня ekim eki octombrie október októbra أكتوبر اكتوبر
οκτωβρίου οκτ अक्टूबर অক্টোবর

november nov nov. novembre noviembre novembro listopada listopad listopadu marraskuuta ноября ноя
листопада kasım kas noiembrie novembra نوفمبر νοεμβρίου νοε नवंबर নভেম্বর

december dec dec. dezember dez dez. décembre déc déc. diciembre dic dic. dicembre dezembro desember des
grudnia grudzień prosince prosinec joulukuuta декабря дек грудня aralık ara desember decembrie decembra
desembre ديسمبر δεκεμβρίου δεκ दिसंबर ডিসেম্বর
"""

MONTHS: Mapping[str, int] = MappingProxyType(
    {word: number for number, words in enumerate(_NAMES.strip().split("\n\n"), 1) for word in words.split()}
)
"""Case-folded month name, with or without its point → 1 to 12."""

_DAYS = """
mon mo fr mi sa di monday tue tuesday tues wednesday wed thurs thur thu thursday fri friday saturday sat
sun sunday montag dienstag mittwoch do donnerstag freitag samstag so sonnabend sonntag lundi mardi
mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì
martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira quinta-feira
sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa czwartek
piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle måndag tisdag onsdag torsdag fredag
lördag söndag senin selasa rabu kamis jumat sabtu minggu
"""

WEEKDAYS = frozenset(_DAYS.split())
"""Case-folded weekdays, whole and short."""

ZONES: Mapping[str, str] = MappingProxyType(
    {
        "utc": "UTC",
        "gmt": "UTC",
        "z": "UTC",
        "et": "America/New_York",
        "est": "-05:00",
        "edt": "-04:00",
        "ct": "America/Chicago",
        "cst": "-06:00",
        "cdt": "-05:00",
        "mst": "-07:00",
        "mdt": "-06:00",
        "pt": "America/Los_Angeles",
        "pst": "-08:00",
        "pdt": "-07:00",
        "bst": "+01:00",
        "cet": "+01:00",
        "cest": "+02:00",
        "mez": "+01:00",
        "mesz": "+02:00",
        "eet": "+02:00",
        "eest": "+03:00",
        "msk": "+03:00",
        "ist": "+05:30",  # Indian sites print it on every page; Irish and Israeli ones hardly do
        "wib": "+07:00",
        "hkt": "+08:00",
        "sgt": "+08:00",
        "jst": "+09:00",
        "kst": "+09:00",
        "aest": "+10:00",
        "aedt": "+11:00",
        "nzst": "+12:00",
        "nzdt": "+13:00",
        "sast": "+02:00",
        "wat": "+01:00",
        "eat": "+03:00",
    }
)
"""Zone name, case-folded → an IANA name or a fixed offset."""
