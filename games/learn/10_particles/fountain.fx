// A fountain of drops that leave ribbons; the game lets them bounce.

[drop]
rate         90
life         1.5..2.6
angle        -90
spread       14
speed        230..300        // logical pixels per second
gravity      0 260
size         3..5
color        white #7fd8ff #2a6ad8
alpha-over   1 1 0
trail        0.12
trail-points 5

[mist]
parent       drop alive      // while one is alive
odds         0.4
rate         6
life         0.4..0.8
image        puff
size         6..12
size-over    0.5 1.4
color        #bfe8ff
alpha-over   0 0.25 0
gravity      0 20
