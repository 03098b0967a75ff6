<?xml version="1.0" encoding="UTF-8"?>
<tileset version="1.10" name="ground" class="floor" tilewidth="16" tileheight="8" spacing="2" margin="1" tilecount="20" columns="5">
 <tileoffset x="1" y="-2"/>
 <image source="ground.png" width="91" height="40"/>
 <tile id="2" type="water"><animation><frame tileid="2" duration="100"/><frame tileid="3" duration="250"/></animation></tile>
 <tile id="0"><properties><property name="solid" type="bool" value="true"/></properties><objectgroup><object id="1" x="1" y="2" width="14" height="5"/></objectgroup></tile>
</tileset>
