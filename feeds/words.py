"""Words that more than one stage must know: what a breadcrumb says that is no section, and what is one."""

from __future__ import annotations

_GENERIC = """
home|homepage|home page|front page|frontpage|start|startpage|main|main page|index|latest|latest news|all news
news|all|article|articles|story|stories|top stories|breaking|breaking news|you are here|you are here:|more
startseite|nachrichten|news & nachrichten|aktuell|aktuelles|hauptseite|sie sind hier|sie sind hier:|artikel
accueil|à la une|actualités|actualité|actu|inicio|portada|noticias|últimas noticias|página principal
actualidad|notizie|ultime notizie|início|página inicial|notícias|últimas notícias|nieuws|strona główna
wiadomości|aktualności|domů|úvod|zprávy|hem|startsida|nyheter|hjem|forside|forsiden|nyheder|etusivu|uutiset
главная|новости|головна|новини|ana sayfa|anasayfa|haberler|beranda|berita|ホーム|トップ|ニュース|首页|新闻
홈|뉴스|الرئيسية|أخبار
"""

GENERIC_CRUMBS = frozenset(word for row in _GENERIC.strip().split("\n") for word in row.split("|"))
"""Case-folded crumbs that name no section: the front page, the whole of the news, the page itself."""

_SECTIONS = """
politics world business sport sports culture health science technology tech entertainment opinion travel
education environment economy lifestyle food arts books music film football markets money finance weather
crime law media climate international national local europe asia africa americas comment analysis obituaries
style fashion motoring property politik wirtschaft kultur gesellschaft wissenschaft wissen technik digital
gesundheit panorama ausland inland regional lokales meinung feuilleton medien reise auto finanzen fußball
fussball umwelt bildung unterhaltung politique économie monde santé sciences société environnement política
economía internacional deportes sociedad ciencia salud cultura opinión tecnología politica economia esteri
cronaca scienza salute spettacoli tecnologia mundo esportes ciência saúde esporte politiek economie
buitenland binnenland wetenschap polityka gospodarka świat kultura nauka zdrowie ekonomi inrikes utrikes
vetenskap
"""

SECTION_WORDS = frozenset(_SECTIONS.split())
"""Case-folded names of sections that stand alone above a headline."""
