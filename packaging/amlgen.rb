# A formula for a tap of Homebrew. The address and the sum are those of a release.
class Amlgen < Formula
  desc "Compiles blueprints of keyless Azure Machine Learning platforms"
  homepage "https://github.com/your-org/amlgen"
  url "https://github.com/your-org/amlgen/archive/refs/tags/v0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "MIT"

  depends_on "rust" => :build

  def install
    system "cargo", "install", *std_cargo_args
    generate_completions_from_executable(bin/"amlgen", "completions")
    (man1/"amlgen.1").write Utils.safe_popen_read(bin/"amlgen", "man")
  end

  test do
    system bin/"amlgen", "init"
    system bin/"amlgen", "build", "blueprint.yaml"
    assert_path_exists testpath/"infra/bicep/main.bicep"
  end
end
