# One secret of 256 bits as 64 hexadecimal digits, made once: the hash of three UUIDs, each with 122 random bits or more
# from the operating system.

resource "terraform_data" "value" {
  input = sensitive(sha256(join("", [uuid(), uuid(), uuid()])))

  lifecycle {
    # Functions run at every plan: without this, every apply would change the secret.
    ignore_changes = [input]
  }
}
