/// The versions of WXR, as `wp:wxr_version` and the namespaces say them.
///
/// - Source: WordPress, `WXR_VERSION` in `wp-admin/includes/export.php`: 1.0 since 2.5, 1.1 since 3.1,
///   1.2 since 3.4.
public enum WXRVersion: String, CaseIterable, Sendable {
  case v1_0 = "1.0"
  case v1_1 = "1.1"
  case v1_2 = "1.2"

  /// The version that WordPress writes.
  public static let latest = WXRVersion.v1_2
}
