"""How fast a whole `tick` drains its outbox into smtp-sink: programs side by side, in alternation.

delivery.py LETTERS DELAY_MS ROUNDS PROGRAM [PROGRAM …]
DELAY_MS: round trip added on loopback by a proxy; 0 for none. Prints medians and the ratio to the first.
"""
import asyncio, pathlib, shutil, statistics, subprocess, sys, tempfile, threading, time

letters, delay, rounds, programs = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
root = pathlib.Path(__file__).resolve().parents[2]
SINK, PROXY = 2561, 2562


def home(folder, port):
    campaign = folder / "Schedules/thu"
    campaign.mkdir(parents=True)
    shutil.copytree(root / "Templates", folder / "Templates")
    (campaign / "don-vi.csv").write_text(
        "mã,tên,loại đơn vị,thư điện tử\n"
        + "".join(f"U{n},Đơn vị {n},đơn vị,u{n}@so.example\n" for n in range(letters)))
    (campaign / "a.lich").write_text(
        'ĐỢT thu "Đợt thử"\n  múi giờ: Asia/Ho_Chi_Minh\n  lịch nghỉ: lich\n'
        "  thời gian: từ 01/01/2021 đến 31/12/2021\n  danh sách đơn vị: don-vi.csv\n  máy chủ thư: may\n"
        'LỊCH NGHỈ lich "Lịch"\n  thời gian: từ 01/01/2021 đến 31/12/2021\n  nghỉ hằng tuần: thứ Bảy, Chủ nhật\n'
        f"MÁY CHỦ THƯ may\n  máy chủ: smtp://127.0.0.1:{port}\n"
        '  người gửi: "Phòng" <phong@so.example>\n'
        'MỐC viec "Kế hoạch"\n  hạn: 15/03/2021 17:00\n'
        "NHẮC VIỆC nhac\n  mốc: viec\n  gửi: 7 ngày trước hạn, lúc 08:00\n  gửi tới: đơn vị chưa nộp\n")


async def pump(reader, writer):
    loop, queue = asyncio.get_running_loop(), asyncio.Queue()

    async def out():
        while (item := await queue.get()) is not None:
            at, data = item
            await asyncio.sleep(max(0, at - loop.time()))
            writer.write(data)
            await writer.drain()
        writer.close()

    task = asyncio.create_task(out())
    while data := await reader.read(65536):
        await queue.put((loop.time() + delay / 2000, data))
    await queue.put(None)
    await task


async def serve():
    async def connected(reader, writer):
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", SINK)
        await asyncio.gather(pump(reader, far_writer), pump(far_reader, writer), return_exceptions=True)

    server = await asyncio.start_server(connected, "127.0.0.1", PROXY)
    await server.serve_forever()


sink = subprocess.Popen(["/usr/sbin/smtp-sink", "-u", "nobody", f"127.0.0.1:{SINK}", "100"],
                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    if delay:
        threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    time.sleep(1)
    rates = {program: [] for program in programs}
    for _ in range(rounds):
        for program in programs:
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "home"
                home(path, PROXY if delay else SINK)
                tick = [program, "tick", "--home", str(path), "--now"]
                subprocess.run([*tick, "2021-03-01T00:00"], check=True, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
                # Held as a backlog beyond the safety limit, unless it is due at this very pass.
                start = time.perf_counter()
                said = subprocess.run([*tick, "2021-03-08T08:00"], stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT, text=True).stdout
                seconds = time.perf_counter() - start
                assert f"đã gửi {letters}" in said, said
                rates[program].append(letters / seconds)
    first = statistics.median(rates[programs[0]])
    for program in programs:
        rate = statistics.median(rates[program])
        print(f"{rate:8.0f} letters/s, {rate / first:.2f} times the first: {program}")
finally:
    sink.terminate()
