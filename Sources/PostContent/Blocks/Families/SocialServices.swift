/// The names of the services that social links lead to.
///
/// - Source: `block_core_social_link_services` in `wp-includes/blocks/social-link.php`.
enum SocialServices {
  /// The name for readers of a service's key.
  static func name(of key: String) -> String? { names[key] }

  private static let names = [
    "fivehundredpx": "500px", "amazon": "Amazon", "bandcamp": "Bandcamp", "behance": "Behance",
    "bluesky": "Bluesky", "chain": "Link", "codepen": "CodePen", "deviantart": "DeviantArt",
    "discord": "Discord", "dribbble": "Dribbble", "dropbox": "Dropbox", "etsy": "Etsy",
    "facebook": "Facebook", "feed": "RSS Feed", "flickr": "Flickr", "foursquare": "Foursquare",
    "goodreads": "Goodreads", "google": "Google", "github": "GitHub", "gravatar": "Gravatar",
    "instagram": "Instagram", "lastfm": "Last.fm", "linkedin": "LinkedIn", "mail": "Mail",
    "mastodon": "Mastodon", "meetup": "Meetup", "medium": "Medium", "patreon": "Patreon",
    "pinterest": "Pinterest", "pocket": "Pocket", "reddit": "Reddit", "share": "Share Icon",
    "skype": "Skype", "snapchat": "Snapchat", "soundcloud": "SoundCloud", "spotify": "Spotify",
    "telegram": "Telegram", "threads": "Threads", "tiktok": "TikTok", "tumblr": "Tumblr",
    "twitch": "Twitch", "twitter": "Twitter", "vimeo": "Vimeo", "vk": "VK",
    "whatsapp": "WhatsApp", "wordpress": "WordPress", "x": "X", "yelp": "Yelp",
    "youtube": "YouTube",
  ]
}
