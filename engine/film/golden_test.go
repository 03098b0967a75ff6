package film

// goldenGlow is the hash of a film of five pictures of glow.
const goldenGlow = 0xc8b4b1193f6a8537
