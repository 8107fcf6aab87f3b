// The words of web pages around their documents: buttons, forms, prompts, boxes, in English, Russian, German,
// Spanish, French, Italian, Portuguese. Small letters, no punctuation at the ends, "#" for a number.

/** Lines that are chrome wherever they stand: nobody heads a section so. */
export const LABELS = /* @__PURE__ */ phrases(`
share|share this|share this article|share this story|share this post|share this page|share this with|share on facebook|share on twitter
share via email|share link|share article|share story|tweet|tweet this|retweet|pin it|print this|print article|print this page|email this|email article
send to a friend|save article|save this article|save for later|copy link|link copied|copied|bookmark this|add to favorites|like this|like loading
subscribe|subscribe now|subscribe today|subscribe to newsletter|subscribe to our newsletter|newsletter signup|newsletter sign up|sign up|sign up now
sign in|log in|login|log out|logout|register|log in or register|login or register|sign in or register|create account|create an account|create free account
my account|forgot password|forgot your password|remember me|join now|join the conversation|join the discussion|become a member|enter your email|your email
email address|your name|submit|send|unsubscribe
menu|main menu|skip to content|skip to main content|skip to navigation|skip navigation|toggle navigation|toggle menu|back to top|go to top|scroll to top|to the top|back to list|download as pdf|download pdf
read more|read more news|see more|show more|load more|view more|view all|see all|show all|continue reading|read full article|read the full story|click here|loading|loader|please wait
advertisement|advertisements|advertising|advert|ad|ads|ad choices|adchoices|sponsored|sponsored content|sponsored links|promoted|promoted content|paid content
story continues below|article continues below|story continues below advertisement|article continues below advertisement|continue reading below
advertisement continue reading below|scroll to continue|advertisement scroll to continue
newsfeed|news feed|chats|live chat|open chat|start chat|go to the mediabank|to participate in the discussion|report abuse|report this ad|show comments|hide comments
view comments|add comment|add a comment|post comment|cancel reply|inline feedbacks|reply|replies|like|dislike|unfollow|follow|follow us|following|follow us on
iklan|reklama|reklam|advertentie|annons|annonse|annonce|mainos|hirdetés|広告|广告|廣告|광고|إعلان|bagikan|deel dit artikel|udostępnij|paylaş|シェア|ツイート|分享|공유하기
sort by|newest first|oldest first|most liked|best comments|trackback|pingback
media playback is unsupported on your device|media playback is not supported on this device|video player|play video|watch video|mute|unmute|fullscreen|full screen|exit fullscreen
listen to article|listen to this article|text size|font size|increase font size|decrease font size|a a a|aa|image caption|image source|image copyright|media caption
enlarge|enlarge image|click to enlarge|view gallery|view slideshow|open gallery|hide caption|toggle caption|getty images|shutterstock
accept|accept all|accept cookies|accept all cookies|i agree|got it|decline|reject all|manage cookies|cookie settings|cookie preferences|privacy settings|manage preferences
privacy policy|cookie policy|terms of use|terms of service|terms and conditions|advertise|advertise with us|sitemap|site map|all rights reserved|contact us|about us
premium content|subscribers only|subscriber only|for subscribers|article réservé aux abonnés|réservé aux abonnés|nur für abonnenten|solo para suscriptores|buy now|sort by best
поделиться|поделиться в соцсетях|поделиться ссылкой|поделиться новостью|твитнуть|нравится|мне нравится|класс|распечатать|печать|версия для печати|подписаться|подписка|подпишитесь|отписаться
войти|вход|выйти|регистрация|зарегистрироваться|войти или зарегистрироваться|забыли пароль|оставить комментарий|добавить комментарий|комментировать|прокомментировать|ответить|написать комментарий
читать далее|читать дальше|читать полностью|подробнее|показать ещё|показать еще|загрузить ещё|ещё новости|все новости|другие новости|загрузка|реклама|на правах рекламы|наверх|вверх|к началу
чаты|чат|лента новостей|новости партнёров|новости партнеров|самое читаемое|популярное|заголовок открываемого материала|перейти в фотобанк|обсудить|отправить|пожаловаться|копировать ссылку|скопировать ссылку
teilen|artikel teilen|drucken|artikel drucken|auf facebook teilen|auf twitter teilen|per mail versenden|per e-mail teilen|versenden|artikel versenden|merken|anmelden|abmelden|einloggen|registrieren|jetzt registrieren
abonnieren|jetzt abonnieren|newsletter abonnieren|newsletter|newsletter bestellen|kommentieren|kommentar schreiben|kommentar verfassen|kommentar abgeben|antworten|weiterlesen|mehr lesen|mehr anzeigen|alle anzeigen
anzeige|werbung|nach oben|zum seitenanfang|impressum|datenschutz|datenschutzerklärung|cookie-einstellungen|alle akzeptieren|feedback geben|fehler melden|zur startseite|meistgelesen|schriftgröße
compartir|compartir en facebook|compartir en twitter|compartir en whatsapp|imprimir|enviar por correo|suscríbete|suscribirse|suscribirme|iniciar sesión|inicia sesión|regístrate|registrarse|comentar|deja un comentario
dejar un comentario|enviar comentario|responder|leer más|ver más|ver todo|seguir leyendo|publicidad|anuncio|volver arriba|aviso legal|política de privacidad|política de cookies|aceptar|aceptar todo|síguenos|síguenos en
lo más leído|lo más visto|boletín|boletines|ir al contenido
partager|partager sur facebook|partager sur twitter|partager cet article|imprimer|envoyer par mail|envoyer par e-mail|s'abonner|abonnez-vous|je m'abonne|se connecter|connexion|s'inscrire|inscription|commenter
laisser un commentaire|ajouter un commentaire|répondre|lire la suite|voir plus|voir tout|publicité|haut de page|retour en haut|mentions légales|politique de confidentialité|accepter|tout accepter|tout refuser|les plus lus|suivez-nous
condividi|condividi su facebook|condividi su twitter|stampa|invia per email|abbonati|accedi|registrati|commenta|lascia un commento|rispondi|leggi tutto|continua a leggere|mostra altro|pubblicità|torna su|accetta|accetta tutti
i più letti|seguici|seguici su
compartilhar|compartilhe|partilhar|compartilhar no facebook|compartilhar no twitter|assine|assine já|entrar|cadastre-se|deixe um comentário|deixe seu comentário|leia mais|ver mais|ver tudo|publicidade|voltar ao topo
política de privacidade|aceitar|aceitar todos|siga-nos|mais lidas|continua depois da publicidade|continua após a publicidade
`)

/** Lines that are chrome before and after the document, and may be a heading or an answer inside it. */
export const EDGE_LABELS = /* @__PURE__ */ phrases(`
home|news|search|close|open|back|next|previous|prev|top|more|print|email|e-mail|save|video|videos|photo|photos|gallery|galleries|image|images|audio|podcast|podcasts|live|help|faq|feedback|contact|about|contacts
about me|careers|jobs|shop|store|cart|login|apps|rss|next article|previous article|next post|previous post|older posts|newer posts|next story|previous story|world|politics|business|sport|sports|culture|opinion|weather|tech
trending|popular|latest|breaking|breaking news|recommended|archive|archives|categories|tags|topics|newsletters|newsletter|donate|support us|comments off|play|listen|watch|pause
главная|главная страница|новости|меню|поиск|контакты|о нас|о проекте|о компании|редакция|вакансии|далее|назад|фото|видео|погода|политика|экономика|общество|культура|спорт|мир|россия|архив|теги|обратная связь|последние новости
startseite|menü|suche|suchen|zurück|weiter|mehr|kontakt|über uns|politik|wirtschaft|panorama|nachrichten|bilder|themen|hilfe|zum thema
inicio|menú|buscar|contacto|noticias|secciones|portada|última hora|deportes|economía|política|cultura|opinión|anterior|siguiente
accueil|rechercher|recherche|actualités|précédent|suivant|retour|à propos|économie|politique
cerca|contatti|chi siamo|notizie|precedente|successivo|cronaca|economia|cultura|sport
início|buscar|pesquisar|contato|notícias|próximo|esportes|quem somos
`)

/** Headings of boxes that follow a document: other stories. What stands under them is not the document. */
export const RELATED_HEADINGS = /* @__PURE__ */ phrases(`
related|related articles|related article|related stories|related story|related news|related posts|related topics|related content|related coverage|related links|related video|related videos|related reading
read also|also read|read next|see also|more stories|more news|more on this story|more on this topic|more on this|more in this section|more articles|more like this|other news|other stories|other articles
recommended for you|you may also like|you might also like|more from the web|around the web|from the web|most read|most popular|trending now|top stories|latest news|editor's picks|editors' picks
up next|next up|what to read next|don't miss|in other news|similar articles|similar posts|similar stories|similar news|you may like|you may also be interested in|you might be interested in|recommended articles|recommended stories|recommended reading
latest headlines|headlines|top headlines|most viewed|most commented|most shared|most discussed|latest stories|latest articles|latest posts|recent posts|recent articles|recent news|recent stories|popular posts|popular articles|popular stories|popular news|trending stories
about the author|about the authors|about author
читайте также|читайте ещё|читайте еще|читать также|смотрите также|материалы по теме|новости по теме|статьи по теме|по теме|ещё по теме|еще по теме|похожие новости|похожие статьи|похожие материалы|похожие записи|другие материалы|рекомендуем
вам может быть интересно|вам будет интересно|ранее по теме|об авторе|главное сегодня|главные новости|выбор редакции
lesen sie auch|mehr zum thema|auch interessant|das könnte sie auch interessieren|das könnte sie interessieren|ähnliche artikel|verwandte artikel|weitere artikel|weitere themen|weitere meldungen|weitere nachrichten|über den autor|über die autorin
lee también|lea también|leer también|te puede interesar|te puede interesar también|también te puede interesar|quizás te interese|noticias relacionadas|artículos relacionados|más noticias|más información|relacionados|contenido relacionado|sobre el autor
lire aussi|à lire aussi|à lire également|sur le même sujet|articles liés|articles similaires|articles associés|dans la même rubrique|vous aimerez aussi|à propos de l'auteur
leggi anche|articoli correlati|articoli simili|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|notizie correlate
leia também|veja também|notícias relacionadas|artigos relacionados|matérias relacionadas|você também pode gostar|saiba mais|mais notícias|sobre o autor
baca juga|artikel terkait|berita terkait|lees ook|lees verder|gerelateerde artikelen|czytaj też|czytaj także|zobacz także|zobacz też|läs också|läs mer|les også|læs også|ilgili haberler|関連記事|関連ニュース|あわせて読みたい|相关阅读|相关新闻|相关文章|相關新聞|相關文章|관련기사|관련 기사|مواضيع ذات صلة|اقرأ أيضا
`)

/** Headings of the readers' comments. */
export const COMMENT_HEADINGS = /* @__PURE__ */ phrases(`
comment|comments|# comments|# comment|comments #|no comments|no comments yet|# responses|# response|# replies|view all comments|all comments|reader comments|readers' comments|# thoughts
leave a comment|leave a reply|post a comment|write a comment|add your comment|notify of|your comment|comments are closed|be the first to comment
комментарии|комментарии #|# комментариев|# комментарий|# комментария|нет комментариев|все комментарии|ваш комментарий|комментарии читателей|обсуждение
kommentare|kommentare #|# kommentare|# kommentar|keine kommentare|leserkommentare|diskussion|diskutieren sie mit|schreiben sie einen kommentar|schreibe einen kommentar
comentarios|# comentarios|# comentario|sin comentarios|no hay comentarios|deja una respuesta|deja un comentario|commentaires|# commentaires|# commentaire|aucun commentaire|réagir|vos réactions
commenti|# commenti|nessun commento|comentários|# comentários|nenhum comentário|deixe uma resposta
`)

function phrases(lines: string): ReadonlySet<string> {
  return new Set(lines.trim().split(/[|\n]/))
}
