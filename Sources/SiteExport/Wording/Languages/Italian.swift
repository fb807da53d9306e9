extension Language {
  static let italian = Language(
    tag: "it",
    responses: ResponseWords(
      single: "1 risposta a «{title}»",
      several: [.other: "{count} risposte a «{title}»"],
      plural: .oneOther,
      says: "{name} ha detto:",
      reblogged: "L’ha ripubblicato su {name}.",
      rebloggedAndCommented: "L’ha ripubblicato su {name} e ha commentato:",
      pingback: "Pingback: {title}",
      trackback: "Trackback: {title}",
      likes: "A {name} piace questo.",
      reposts: "{name} ha condiviso questo contenuto.",
      bookmarks: "{name} ha salvato questo contenuto nei segnalibri.",
      follows: "{name} segue questo blog.",
      rating: "{rating} su 5",
      anonymous: "Anonimo"),
    dates: DateWords(
      date: "j F Y", time: "H:i", both: "{date} alle {time}",
      months: [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre",
      ]),
    layout: LayoutWords(
      skipToContent: "Vai al contenuto",
      mainMenu: "Menu principale",
      menu: "Menu",
      home: "Home",
      posts: "Articoli",
      pages: "Pagine",
      newerPosts: "Articoli più recenti",
      olderPosts: "Articoli meno recenti",
      page: "Pagina {number}",
      categories: "Categorie",
      tags: "Tag",
      byAuthor: "Di {name}",
      published: "Pubblicato",
      untitled: "Senza titolo",
      protectedTitle: "Protetto: {title}",
      protectedPost: "Questo articolo è protetto da password.",
      pageNotFound: "Pagina non trovata"))
}
