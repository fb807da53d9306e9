// swift-tools-version: 6.3
import PackageDescription

let products: [Target.Dependency] = [
  "Conversion", "JSONExport", "SQLiteExport", "SiteExport", "WXR", "WXRExport",
].map { .product(name: $0, package: "wxr2") }

let package = Package(
  name: "examples",
  dependencies: [.package(name: "wxr2", path: "../..")],
  targets: [
    "read-archive", "json-document", "json-lines", "sqlite-database", "markdown-site",
    "wxr-archive",
  ].map { .executableTarget(name: $0, dependencies: products) })
