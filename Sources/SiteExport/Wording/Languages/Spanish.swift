extension Language {
  static let spanish = Language(
    tag: "es",
    responses: ResponseWords(
      single: "1 respuesta a «{title}»",
      several: [.other: "{count} respuestas a «{title}»"],
      plural: .oneOther,
      says: "{name} dice:",
      reblogged: "Reblogueó esto en {name}.",
      rebloggedAndCommented: "Reblogueó esto en {name} y comentó:",
      pingback: "Pingback: {title}",
      trackback: "Trackback: {title}",
      likes: "A {name} le gusta esto.",
      reposts: "{name} compartió esto.",
      bookmarks: "{name} guardó esto en sus marcadores.",
      follows: "{name} sigue este blog.",
      rating: "{rating} de 5",
      anonymous: "Anónimo"),
    dates: DateWords(
      date: #"j \d\e F \d\e Y"#, time: "G:i", both: "{date} a las {time}",
      months: [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
      ]),
    layout: LayoutWords(
      skipToContent: "Saltar al contenido",
      mainMenu: "Menú principal",
      menu: "Menú",
      home: "Inicio",
      posts: "Entradas",
      pages: "Páginas",
      newerPosts: "Entradas más recientes",
      olderPosts: "Entradas más antiguas",
      page: "Página {number}",
      categories: "Categorías",
      tags: "Etiquetas",
      byAuthor: "Por {name}",
      published: "Publicado",
      untitled: "Sin título",
      protectedTitle: "Protegido: {title}",
      protectedPost: "Esta entrada está protegida por contraseña.",
      pageNotFound: "Página no encontrada"))
}
